#include "core/report/StatsJson.h"

#include <boost/json/array.hpp>
#include <boost/json/value_from.hpp>

#include <cmath>

namespace mutuals {

namespace json = boost::json;

namespace {

json::value number(double value)
{
    return std::isfinite(value) ? json::value(value) : json::value(nullptr);
}

json::array numbers(const std::vector<double>& values)
{
    json::array all;
    for (const double value : values)
        all.push_back(number(value));
    return all;
}

json::value dayAt(const AuditedSeries& asked, int row)
{
    if (!asked.first)
        return nullptr;
    return json::value(formatDay(*asked.first + std::chrono::days(row)));
}

void addEstimate(
    json::object& object, std::string_view name, const std::optional<Estimate>& estimate)
{
    const std::string key(name);
    object[key] = estimate ? number(estimate->value) : nullptr;
    object[key + "Low"] = estimate ? number(estimate->low) : nullptr;
    object[key + "High"] = estimate ? number(estimate->high) : nullptr;
}

json::object periodJson(const AuditedSeries& asked, int from, int end)
{
    return { { "from", dayAt(asked, from) }, { "to", dayAt(asked, end - 1) },
        { "days", end - from } };
}

/// What impact() alone answers: a series of its own has no policy to judge.
void addUnasked(json::object& object)
{
    for (const char* name : { "placebo", "detectable", "grade", "verdict", "strength", "sentence" })
        object[name] = nullptr;
    object["leftOut"] = json::array();
}

json::array seriesJson(const Counterfactual& found, const AuditedSeries& asked)
{
    const std::optional<Estimate> none;
    json::array days;
    for (std::size_t t = 0; t < asked.series.values.size(); ++t) {
        const auto before = static_cast<std::size_t>(asked.series.before);
        const auto& band = t < before ? none : found.band[t - before];
        days.push_back(
            json::object { { "row", t + 1 }, { "day", dayAt(asked, static_cast<int>(t)) },
                { "observed", number(asked.series.values[t]) },
                { "expected", band ? number(band->value) : nullptr },
                { "low", band ? number(band->low) : nullptr },
                { "high", band ? number(band->high) : nullptr } });
    }
    return days;
}

} // namespace

json::object toJson(const Counterfactual& found, const AuditedSeries& asked)
{
    const int before = asked.series.before;
    const int days = static_cast<int>(asked.series.values.size());
    json::object object { { "average_effect", found.averageEffect },
        { "average_sd", number(found.averageSd) }, { "average_lower", found.averageLower },
        { "average_upper", found.averageUpper }, { "prob_positive", found.probPositive },
        { "days", found.days }, { "post_mean_phi", found.postMeanPhi },
        { "post_prob_phi_1", found.postProbPhi1 }, { "post_mean_rho", found.postMeanRho },
        { "post_mean_b", numbers(found.postMeanB) },
        { "daily_counterfactual", numbers(found.dailyCounterfactual) } };

    object["metric"] = asked.value;
    object["method"] = "structural time series";
    object["start"] = dayAt(asked, before);
    json::object earlier = periodJson(asked, 0, before);
    earlier["used"] = found.usedBefore;
    earlier["mean"] = found.meanBefore;
    object["before"] = std::move(earlier);
    json::object later = periodJson(asked, before, days);
    later["used"] = found.days;
    later["mean"] = found.meanAfter;
    later["expected"] = found.expectedMean;
    object["after"] = std::move(later);

    const double sign = found.averageEffect >= 0 ? found.probPositive : 1 - found.probPositive;
    json::object effect;
    addEstimate(effect, "absolute", found.absolute);
    addEstimate(effect, "relative", found.relative);
    addEstimate(effect, "cumulative", found.cumulative);
    effect["probability"] = sign;
    effect["tailArea"] = 1 - sign; // one-sided
    object["effect"] = std::move(effect);
    if (found.student)
        object["student"] = json::object { { "average_effect", found.student->value },
            { "average_lower", found.student->low }, { "average_upper", found.student->high } };
    addUnasked(object);
    object["missing"] = json::array();
    object["series"] = seriesJson(found, asked);
    return object;
}

json::object toJson(const CausalImpactAnswer& found, const AuditedSeries& asked)
{
    const int before = asked.series.before;
    json::object object { { "sum_effect", found.sumEffect }, { "sum_sd", found.sumSd },
        { "sum_lower", found.sumLower }, { "sum_upper", found.sumUpper },
        { "average_effect", found.averageEffect }, { "average_lower", found.averageLower },
        { "average_upper", found.averageUpper }, { "tail_area", found.tailArea },
        { "pred_mean", numbers(found.predMean) }, { "pred_sd", numbers(found.predSd) },
        { "mean_sigma_obs", found.meanSigmaObs }, { "mean_sigma_level", found.meanSigmaLevel },
        { "mean_sigma_season",
            found.meanSigmaSeason > 0 ? number(found.meanSigmaSeason) : nullptr },
        { "prob_positive", found.probPositive }, { "days", found.usedAfter } };

    const double days = found.usedAfter;
    std::optional<Estimate> relative;
    if (found.expectedLower > 0 || found.expectedUpper < 0) {
        const auto share = [&](double expected) {
            return (found.meanAfter - expected) / std::abs(expected);
        };
        relative = Estimate { share(found.expectedMedian), share(found.expectedUpper),
            share(found.expectedLower) };
    }
    const double expected = found.meanAfter - found.averageEffect;
    object["average"] = json::object { { "Actual", found.meanAfter }, { "Pred", expected },
        { "Pred.lower", found.expectedLower }, { "Pred.upper", found.expectedUpper },
        { "Pred.sd", found.sumSd / days }, { "AbsEffect", found.averageEffect },
        { "AbsEffect.lower", found.averageLower }, { "AbsEffect.upper", found.averageUpper },
        { "AbsEffect.sd", found.sumSd / days },
        { "RelEffect", relative ? number(relative->value) : nullptr },
        { "RelEffect.lower", relative ? number(relative->low) : nullptr },
        { "RelEffect.upper", relative ? number(relative->high) : nullptr } };
    object["cumulative"] =
        json::object { { "AbsEffect", found.sumEffect }, { "AbsEffect.lower", found.sumLower },
            { "AbsEffect.upper", found.sumUpper }, { "AbsEffect.sd", found.sumSd } };
    object["p"] = found.tailArea;

    object["metric"] = asked.value;
    object["method"] = "CausalImpact";
    object["start"] = dayAt(asked, before);
    json::object earlier = periodJson(asked, 0, before);
    earlier["used"] = found.usedBefore;
    earlier["mean"] = found.meanBefore;
    object["before"] = std::move(earlier);
    json::object later = periodJson(asked, before, static_cast<int>(asked.series.values.size()));
    later["used"] = found.usedAfter;
    later["mean"] = found.meanAfter;
    later["expected"] = expected;
    object["after"] = std::move(later);
    json::object effect;
    addEstimate(effect, "absolute",
        Estimate { found.averageEffect, found.averageLower, found.averageUpper });
    addEstimate(effect, "relative", relative);
    addEstimate(effect, "cumulative", Estimate { found.sumEffect, found.sumLower, found.sumUpper });
    effect["probability"] = std::max(found.probPositive, 1 - found.probPositive);
    effect["tailArea"] = found.tailArea;
    object["effect"] = std::move(effect);
    addUnasked(object);
    object["missing"] = json::array();
    return object;
}

json::object unansweredJson(const AuditedSeries& asked, const std::vector<std::string>& missing)
{
    const int days = static_cast<int>(asked.series.values.size());
    json::object before = periodJson(asked, 0, asked.series.before);
    json::object after = periodJson(asked, asked.series.before, days);
    before["used"] = after["used"] = nullptr;
    before["mean"] = after["mean"] = after["expected"] = nullptr;
    json::object effect;
    for (const char* name : { "absolute", "relative", "cumulative" })
        addEstimate(effect, name, {});
    effect["probability"] = nullptr;
    json::object object { { "metric", asked.value }, { "method", "structural time series" },
        { "start", dayAt(asked, asked.series.before) }, { "before", std::move(before) },
        { "after", std::move(after) }, { "effect", std::move(effect) },
        { "missing", json::value_from(missing) } };
    addUnasked(object);
    return object;
}

json::object toJson(const ShareChange& change)
{
    return { { "mode_k", change.mode },
        { "posterior_at_mode", change.posterior[static_cast<std::size_t>(change.mode - 1)] },
        { "posterior", numbers(change.posterior) },
        { "hpd95_k", json::array { change.low, change.high } },
        { "log_bayes_factor_change_vs_none", change.logBayesFactor },
        { "p_before", change.shareBefore }, { "p_after", change.shareAfter } };
}

} // namespace mutuals
