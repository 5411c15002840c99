#include "core/impact/Effect.h"

#include "core/impact/Placebo.h"
#include "core/impact/Settle.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

constexpr int kDraws = 4000;
constexpr std::uint64_t kSeed = 1; ///< nothing but a constant: the same input, the same digits

Estimate estimateOf(std::vector<double>& sample)
{
    const double middle = quantile(sample, 0.5);
    return { middle, quantile(sample, 0.025), quantile(sample, 0.975) };
}

/// Expected value and band of each day after. Quantiles pass through the monotone scale.
void fillBand(ImpactAnswer& answer, const ImpactDays& days, const PathDraws& paths)
{
    const bool count =
        days.scale.kind() == Scale::Kind::log || days.scale.kind() == Scale::Kind::root;
    const auto shown = [&](double modeled) {
        const double value = days.scale.back(modeled);
        return count ? std::max(value, 0.0) : value;
    };
    for (int t = 0; t < paths.days; ++t) {
        std::vector<double> sample(paths.day(t), paths.day(t) + paths.draws);
        const Estimate band = estimateOf(sample);
        ImpactDay& day = answer.series[static_cast<std::size_t>(days.series.before + t)];
        day.expected = shown(band.value);
        day.low = shown(band.low);
        day.high = shown(band.high);
    }
}

/// The weighted mean over the used days after: of the days as they were, clipped ones at their
/// clipped value, and of each draw.
struct Means {
    double observed = 0;
    std::vector<double> expected; ///< [draws]
};

Means meansOf(const ImpactDays& days, const DampedLevel& model, const PathDraws& paths)
{
    Means means { 0, std::vector<double>(static_cast<std::size_t>(paths.draws), 0.0) };
    double weights = 0;
    for (int t = 0; t < paths.days; ++t) {
        if (model.observedAfter()[static_cast<std::size_t>(t)] == 0)
            continue;
        const auto day = static_cast<std::size_t>(days.series.before + t);
        const double weight = days.weights[day];
        weights += weight;
        means.observed += weight * days.scale.back(days.series.values[day]);
        for (int i = 0; i < paths.draws; ++i)
            means.expected[static_cast<std::size_t>(i)] +=
                weight * days.scale.back(paths.day(t)[i]);
    }
    means.observed /= weights;
    for (double& mean : means.expected)
        mean /= weights;
    return means;
}

/// Multiplies the draws' distances from their median.
void widen(std::vector<double>& draws, double factor)
{
    if (factor == 1)
        return;
    const double middle = median(draws);
    for (double& draw : draws)
        draw = middle + factor * (draw - middle);
}

Estimate scaled(const Estimate& estimate, double factor)
{
    return { estimate.value * factor, estimate.low * factor, estimate.high * factor };
}

/// A share of what was expected, or nothing where that may be 0 or below.
std::optional<Estimate> relativeOf(
    const ImpactDays& days, const TMixture& effect, const Means& means, const Estimate& expected)
{
    if (!days.scale.sharesOffered() || expected.low <= 0)
        return {};
    if (days.scale.kind() == Scale::Kind::root) {
        std::vector<double> shares;
        for (const double mean : means.expected)
            shares.push_back(means.observed / mean - 1);
        return estimateOf(shares);
    }
    return Estimate { std::expm1(effect.quantile(0.5)), std::expm1(effect.quantile(0.025)),
        std::expm1(effect.quantile(0.975)) };
}

/// The chance that the effect has the sign it shows: from the mixture where the share was, else
/// from the draws.
double chanceOfSign(
    const ImpactAnswer& answer, const ImpactDays& days, const TMixture& effect, const Means& means)
{
    const bool exact =
        days.scale.kind() == Scale::Kind::log || days.scale.kind() == Scale::Kind::rate;
    if (exact && answer.relative)
        return answer.relative->value >= 0 ? effect.chanceAbove(0) : effect.chanceBelow(0);
    const auto below = static_cast<double>(std::count_if(means.expected.begin(),
        means.expected.end(), [&](double mean) { return mean < means.observed; }));
    const double up = below / static_cast<double>(means.expected.size());
    return answer.absolute->value >= 0 ? up : 1 - up;
}

} // namespace

std::vector<Horizon> horizonsOf(
    const DampedLevel& model, const Scale& scale, double level, double widening)
{
    std::vector<Horizon> horizons;
    for (const int days : kHorizons) {
        const double sd = deviationAfter(model, days, widening);
        const auto share = scale.shareOf(kDetectable * sd, level);
        if (share && std::isfinite(*share))
            horizons.push_back({ days, *share });
    }
    return horizons;
}

Result<> fillEffect(
    ImpactAnswer& answer, const ImpactDays& days, const DampedLevel& model, const Run& run)
{
    const auto paths = model.draws(kDraws, kSeed, run);
    if (!paths)
        return tl::unexpected(paths.error());
    fillBand(answer, days, *paths);
    if (run.stopped())
        return fail(Error::Code::cancelled, "while summing draws");

    const auto wall = placebo(days.series, model.averageEffect(), run, model.weekDrifts());
    if (!wall)
        return tl::unexpected(wall.error());
    answer.placebo = *wall;
    const double widening = wall->widening();

    Means means = meansOf(days, model, *paths);
    widen(means.expected, widening);
    std::vector<double> sample = means.expected;
    const Estimate expected = estimateOf(sample);
    answer.expectedMean = expected.value;
    answer.absolute = Estimate { means.observed - expected.value, means.observed - expected.high,
        means.observed - expected.low };
    answer.cumulative = scaled(*answer.absolute, model.observedDaysAfter());
    const TMixture effect = model.averageEffect().widened(widening);
    answer.relative = relativeOf(days, effect, means, expected);
    answer.probability = chanceOfSign(answer, days, effect, means);

    const Thresholds thresholds = thresholdsOf(days.scale, expected.value);
    const int look = lookAt(model.observedDaysAfter());
    VerdictInput input;
    if (look > 0)
        input = chances(model.averageEffect(look).widened(widening), thresholds);
    input.daysAfter = look > 0 ? look : model.observedDaysAfter();
    input.outranked = wall->enough() && !wall->passed();
    if (!conclusive(input))
        input.daysToSettle = daysToSettle(model, effect, thresholds, widening);
    if (run.stopped())
        return fail(Error::Code::cancelled, "while looking ahead");
    answer.verdict = verdict(input);
    answer.verdict.detectable = days.scale.shareOf(kDetectable * effect.sd(), expected.value);
    answer.horizons = horizonsOf(model, days.scale, expected.value, widening);
    return {};
}

} // namespace mutuals
