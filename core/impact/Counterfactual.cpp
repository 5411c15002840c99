#include "core/impact/Counterfactual.h"

#include "core/stats/DampedLevel.h"
#include "core/stats/DampedLevelGibbs.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

constexpr double kStudentFreedom = 4;

Result<> transformed(DailySeries& series)
{
    for (double& value : series.values) {
        if (value <= -1)
            return fail(Error::Code::invalid, "{} has no logarithm of 1 + value", value);
        value = std::log1p(value); // NaN stays NaN
    }
    return {};
}

double back(double modeled, Transform transform)
{
    return transform == Transform::log1p ? std::expm1(modeled) : modeled;
}

/// Figures that hold on the scale of the model.
void fillModeled(Counterfactual& found, const DampedLevel& model, const TMixture& effect)
{
    found.averageEffect = effect.mean();
    found.averageSd = effect.sd();
    found.averageLower = effect.quantile(0.025);
    found.averageUpper = effect.quantile(0.975);
    found.probPositive = effect.chanceAbove(0);
    found.days = model.observedDaysAfter();
    found.postMeanPhi = model.meanPhi();
    found.postProbPhi1 = model.chanceOfRandomWalk();
    found.postMeanRho = model.meanRho();
    const Eigen::VectorXd b = model.meanCoefficients();
    found.postMeanB.assign(b.data(), b.data() + b.size());
    found.dailyCounterfactual = model.expected();
    found.usedBefore = static_cast<int>(model.degreesOfFreedom()) + 1;
}

void fillMeans(Counterfactual& found, const DailySeries& raw, const DampedLevel& model)
{
    double before = 0, after = 0;
    const std::size_t change = model.observedBefore().size();
    for (std::size_t t = 0; t < raw.values.size(); ++t) {
        if (t < change && model.observedBefore()[t] != 0)
            before += raw.values[t];
        else if (t >= change && model.observedAfter()[t - change] != 0)
            after += raw.values[t];
    }
    found.meanBefore = before / found.usedBefore;
    found.meanAfter = after / found.days;
}

/// The band of each day, and for each draw the mean of the used days.
std::vector<double> fillBand(
    Counterfactual& found, const DampedLevel& model, const PathDraws& paths, Transform transform)
{
    std::vector<double> means(static_cast<std::size_t>(paths.draws), 0.0);
    for (int t = 0; t < paths.days; ++t) {
        const auto day = static_cast<std::size_t>(t);
        found.band.emplace_back();
        if (std::isnan(found.dailyCounterfactual[day]))
            continue;
        std::vector<double> sample(paths.day(t), paths.day(t) + paths.draws);
        for (std::size_t i = 0; i < sample.size(); ++i) {
            sample[i] = back(sample[i], transform);
            if (model.observedAfter()[day] != 0)
                means[i] += sample[i] / found.days;
        }
        const double middle =
            transform == Transform::none ? found.dailyCounterfactual[day] : quantile(sample, 0.5);
        found.band[day] = Estimate { middle, quantile(sample, 0.025), quantile(sample, 0.975) };
    }
    return means;
}

/// Share of |expected|, whose sign is sure: monotone in what was expected, so its ends are exact.
std::optional<Estimate> shareOf(double observed, const TMixture& expected)
{
    const double low = expected.quantile(0.025);
    const double high = expected.quantile(0.975);
    if (low <= 0 && high >= 0)
        return {};
    const auto share = [&](double x) { return (observed - x) / std::abs(x); };
    const auto [least, most] = std::minmax({ share(low), share(high) });
    return Estimate { share(expected.quantile(0.5)), least, most };
}

} // namespace

Result<Counterfactual> counterfactual(
    DailySeries series, const CounterfactualOptions& options, const Run& run)
{
    const DailySeries raw = series;
    const bool log = options.transform == Transform::log1p;
    if (log) {
        if (const auto done = transformed(series); !done)
            return tl::unexpected(done.error());
    }
    const auto model = DampedLevel::fit(series, {}, run);
    if (!model)
        return tl::unexpected(model.error());
    const auto paths = model->draws(options.draws, options.seed, run);
    if (!paths)
        return tl::unexpected(paths.error());

    Counterfactual found;
    if (options.student) {
        DampedLevelGibbsOptions sampled;
        sampled.freedom = kStudentFreedom;
        sampled.draws = options.draws;
        sampled.seed = options.seed;
        const auto robust = sampledLevel(series, sampled, run);
        if (!robust)
            return tl::unexpected(robust.error());
        found.student =
            Estimate { robust->averageEffect, robust->averageLower, robust->averageUpper };
    }
    const TMixture effect = model->averageEffect();
    fillModeled(found, *model, effect);
    fillMeans(found, raw, *model);
    std::vector<double> means = fillBand(found, *model, *paths, options.transform);
    if (log) {
        found.expectedMean = quantile(means, 0.5);
        found.absolute = { found.meanAfter - found.expectedMean,
            found.meanAfter - quantile(means, 0.975), found.meanAfter - quantile(means, 0.025) };
        if (quantile(means, 0.025) > 0)
            found.relative = Estimate { std::expm1(effect.quantile(0.5)),
                std::expm1(found.averageLower), std::expm1(found.averageUpper) };
    } else {
        const TMixture expected = model->expectedAverage(model->observedAfter());
        found.expectedMean = expected.mean();
        found.absolute = { found.averageEffect, found.averageLower, found.averageUpper };
        found.relative = shareOf(found.meanAfter, expected);
    }
    found.cumulative = { found.absolute.value * found.days, found.absolute.low * found.days,
        found.absolute.high * found.days };
    return found;
}

} // namespace mutuals
