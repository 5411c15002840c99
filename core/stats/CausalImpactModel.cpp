#include "core/stats/CausalImpactDays.h"

#include "core/stats/Regressors.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mutuals {

namespace {

constexpr int kFewestBefore = 4;
constexpr double kExpectedSize = 3; ///< of the regression
constexpr double kPriorDays = 0.01; ///< that the prior of the coefficients weighs
constexpr double kExplained = 0.8, kExplainedWeight = 50;

void fillPrior(CausalImpactDays& days)
{
    const Eigen::Index columns = days.rows.cols();
    Eigen::MatrixXd products = Eigen::MatrixXd::Zero(columns, columns);
    int known = 0;
    for (Eigen::Index t = 0; t < days.rows.rows(); ++t) {
        if (!days.rows.row(t).allFinite())
            continue;
        products += days.rows.row(t).transpose() * days.rows.row(t);
        ++known;
    }
    products *= kPriorDays / known;
    const Eigen::MatrixXd diagonal = products.diagonal().asDiagonal();
    days.precision = (products + diagonal) / 2;
    days.inclusion = std::min(1.0, kExpectedSize / static_cast<double>(columns));
    days.noiseFreedom = kExplainedWeight;
    days.noiseSquare = 1 - kExplained;
    days.noiseMost = std::numeric_limits<double>::infinity();
}

} // namespace

Result<CausalImpactDays> causalImpactDays(const DailySeries& series, int season)
{
    DailySeries plain = series;
    plain.weekdays.clear();
    plain.noise.clear();
    const auto rows = regressors(plain, false, 0);
    if (!rows)
        return tl::unexpected(rows.error());

    CausalImpactDays days;
    days.season = season;
    days.rows = *rows;
    std::vector<double> known;
    for (std::size_t t = 0; t < series.values.size(); ++t) {
        const bool seen = !std::isnan(series.values[t])
            && days.rows.row(static_cast<Eigen::Index>(t)).allFinite();
        if (t < static_cast<std::size_t>(series.before)) {
            days.observedBefore.push_back(seen ? 1 : 0);
            if (seen)
                known.push_back(series.values[t]);
        } else {
            days.observedAfter.push_back(seen ? 1 : 0);
            days.valuesAfter.push_back(series.values[t]);
        }
    }
    if (known.size() < kFewestBefore)
        return fail(Error::Code::tooFewDays, "{} observed days before the change", known.size());
    if (std::count(days.observedAfter.begin(), days.observedAfter.end(), 1) == 0)
        return fail(Error::Code::tooFewDays, "no observed day after the change");
    const auto values =
        Eigen::Map<const Eigen::VectorXd>(known.data(), static_cast<Eigen::Index>(known.size()));
    const double mean = values.mean();
    days.scale =
        std::sqrt((values.array() - mean).square().sum() / static_cast<double>(values.size() - 1));
    if (!(days.scale > 1e-12 * std::abs(mean)))
        return fail(Error::Code::invalid, "all days before the change have the same value");
    days.center = known.front();
    days.before = Eigen::VectorXd::Zero(series.before);
    for (Eigen::Index t = 0; t < days.before.size(); ++t) {
        const auto day = static_cast<std::size_t>(t);
        if (days.observedBefore[day] != 0)
            days.before[t] = (series.values[day] - days.center) / days.scale;
    }
    if (series.covariates.empty())
        days.rows.resize(days.rows.rows(), 0);
    else
        fillPrior(days);
    return days;
}

Result<CausalImpactAnswer> causalImpact(
    const DailySeries& series, const CausalImpactOptions& options, const Run& run)
{
    const auto days = causalImpactDays(series, options.season);
    if (!days)
        return tl::unexpected(days.error());
    auto answer = options.method == CausalImpactOptions::Method::exact
        ? exactCausalImpact(*days, run)
        : sampledCausalImpact(*days, options, run);
    if (!answer)
        return answer;
    for (std::size_t t = 0; t < days->observedAfter.size(); ++t) {
        if (days->observedAfter[t] == 0)
            continue;
        ++answer->usedAfter;
        answer->meanAfter += days->valuesAfter[t];
    }
    answer->meanAfter /= answer->usedAfter;
    for (std::size_t t = 0; t < days->observedBefore.size(); ++t) {
        if (days->observedBefore[t] == 0)
            continue;
        ++answer->usedBefore;
        answer->meanBefore += series.values[t];
    }
    answer->meanBefore /= answer->usedBefore;
    return answer;
}

} // namespace mutuals
