#include "core/stats/KaplanMeier.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mutuals {

namespace {

constexpr double kNormal975 = 1.959963984540054;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

void addBand(SurvivalStep& step, double variance)
{
    step.sd = step.survival > 0 ? step.survival * std::sqrt(variance) : kUnknown;
    step.low = step.high = kUnknown;
    if (step.survival <= 0 || step.survival >= 1)
        return;
    const double middle = std::log(-std::log(step.survival));
    const double reach = kNormal975 * std::sqrt(variance) / -std::log(step.survival);
    step.low = std::exp(-std::exp(middle + reach));
    step.high = std::exp(-std::exp(middle - reach));
}

/// Where a falling curve of values comes down to one half.
template <class Value> double halfTime(const std::vector<SurvivalStep>& curve, Value value)
{
    constexpr double kEqual = 1e-9; // products of fractions miss 1/2 by rounding
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double here = value(curve[i]);
        if (here < 0.5 - kEqual)
            return curve[i].time;
        if (here > 0.5 + kEqual || std::isnan(here))
            continue;
        for (std::size_t later = i + 1; later < curve.size(); ++later) {
            if (value(curve[later]) < 0.5 - kEqual)
                return (curve[i].time + curve[later].time) / 2;
        }
        return curve[i].time;
    }
    return kUnknown;
}

} // namespace

std::vector<SurvivalStep> kaplanMeier(const SurvivalRows& rows)
{
    std::vector<std::pair<double, bool>> stops;
    for (std::size_t i = 0; i < rows.size(); ++i)
        stops.emplace_back(rows.stop[i], rows.event[i]);
    std::sort(stops.begin(), stops.end());
    std::vector<double> starts = rows.start;
    std::sort(starts.begin(), starts.end());

    std::vector<SurvivalStep> curve;
    double survival = 1, variance = 0;
    std::size_t begun = 0;
    for (std::size_t i = 0; i < stops.size();) {
        SurvivalStep step;
        step.time = stops[i].first;
        while (begun < starts.size() && starts[begun] < step.time)
            ++begun;
        step.atRisk = static_cast<int>((starts.empty() ? stops.size() : begun) - i);
        for (; i < stops.size() && stops[i].first == step.time; ++i)
            step.events += stops[i].second ? 1 : 0;
        if (step.events > 0) {
            const double risk = step.atRisk, events = step.events;
            survival *= (risk - events) / risk;
            variance += events / (risk * (risk - events));
        }
        step.survival = survival;
        addBand(step, variance);
        curve.push_back(step);
    }
    return curve;
}

SurvivalStep stepAt(const std::vector<SurvivalStep>& curve, double time)
{
    const auto after = std::upper_bound(curve.begin(), curve.end(), time,
        [](double value, const SurvivalStep& step) { return value < step.time; });
    if (after == curve.begin())
        return { time, 0, 0, 1, 0, kUnknown, kUnknown };
    return *(after - 1);
}

SurvivalTime medianTime(const std::vector<SurvivalStep>& curve)
{
    return { halfTime(curve, [](const SurvivalStep& step) { return step.survival; }),
        halfTime(curve, [](const SurvivalStep& step) { return step.low; }),
        halfTime(curve, [](const SurvivalStep& step) { return step.high; }) };
}

RestrictedMean restrictedMean(const std::vector<SurvivalStep>& curve, double until)
{
    if (curve.empty() || (curve.back().time < until && curve.back().survival > 0))
        return { kUnknown, kUnknown };
    // backward: the variance weighs each event by the area that lies behind it
    RestrictedMean found;
    double variance = 0, right = until;
    for (std::size_t i = curve.size(); i-- > 0;) {
        const SurvivalStep& step = curve[i];
        if (step.time >= until)
            continue;
        found.mean += step.survival * (right - step.time);
        right = step.time;
        const double risk = step.atRisk, events = step.events;
        if (risk > events)
            variance += found.mean * found.mean * events / (risk * (risk - events));
    }
    found.mean += right;
    found.sd = std::sqrt(variance);
    return found;
}

} // namespace mutuals
