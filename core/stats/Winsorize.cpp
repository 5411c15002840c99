#include "core/stats/Winsorize.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mutuals {

namespace {

constexpr int kReach = 7; ///< days on each side of the running median
constexpr double kReachOfDistance = 3 * 1.4826; ///< 3 deviations, told by the median distance
constexpr int kWeekdays = 7;

/// Each known day's median of the known days around it, from first to end only.
void fillRunningMedian(
    const std::vector<double>& values, int first, int end, std::vector<double>& medians)
{
    std::vector<double> window;
    for (int t = first; t < end; ++t) {
        window.clear();
        for (int u = std::max(first, t - kReach); u < std::min(end, t + kReach + 1); ++u) {
            if (!std::isnan(values[static_cast<std::size_t>(u)]))
                window.push_back(values[static_cast<std::size_t>(u)]);
        }
        medians[static_cast<std::size_t>(t)] = median(window);
    }
}

/// Takes off each day's distance what its day of the week usually is away, and adds it to `usual`.
void moveWeekdays(
    const std::vector<int>& weekdays, std::vector<double>& usual, std::vector<double>& distances)
{
    for (int weekday = 0; weekday < kWeekdays; ++weekday) {
        std::vector<double> same;
        for (std::size_t t = 0; t < distances.size(); ++t) {
            if (weekdays[t] == weekday && !std::isnan(distances[t]))
                same.push_back(distances[t]);
        }
        if (same.empty())
            continue;
        const double typical = median(std::move(same));
        for (std::size_t t = 0; t < distances.size(); ++t) {
            if (weekdays[t] == weekday) {
                usual[t] += typical;
                distances[t] -= typical;
            }
        }
    }
}

void clip(
    Winsorized& result, const std::vector<double>& usual, const std::vector<double>& distances)
{
    std::vector<double> sizes;
    for (const double distance : distances) {
        if (!std::isnan(distance))
            sizes.push_back(std::abs(distance));
    }
    const double limit = kReachOfDistance * median(std::move(sizes));
    if (!(limit > 0)) // most days are exactly as usual: nothing tells how far is far
        return;
    for (std::size_t t = 0; t < distances.size(); ++t) {
        if (!(std::abs(distances[t]) > limit))
            continue;
        result.values[t] = usual[t] + std::copysign(limit, distances[t]);
        (distances[t] > 0 ? result.clippedHigh : result.clippedLow).push_back(static_cast<int>(t));
    }
}

} // namespace

Winsorized winsorized(
    const std::vector<double>& values, const std::vector<int>& weekdays, int before)
{
    const int days = static_cast<int>(values.size());
    Winsorized result { values, {}, {} };
    std::vector<double> usual(values.size(), std::numeric_limits<double>::quiet_NaN());
    fillRunningMedian(values, 0, before, usual);
    fillRunningMedian(values, before, days, usual);
    std::vector<double> distances(values.size());
    for (std::size_t t = 0; t < values.size(); ++t)
        distances[t] = values[t] - usual[t];
    if (!weekdays.empty())
        moveWeekdays(weekdays, usual, distances);
    clip(result, usual, distances);
    return result;
}

} // namespace mutuals
