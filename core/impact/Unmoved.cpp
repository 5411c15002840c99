#include "core/impact/Unmoved.h"

#include "core/stats/DampedLevel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mutuals {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kSure = 0.975;

DailySeries countsOf(const std::vector<Day>& posted, const ImpactPeriods& periods)
{
    const auto [first, last] = std::minmax_element(posted.begin(), posted.end());
    DailySeries series;
    series.before = static_cast<int>((periods.after.from - periods.before.from).count());
    for (Day day = periods.before.from; day < periods.after.end; day += std::chrono::days(1)) {
        const bool asked = periods.before.contains(day) || periods.after.contains(day);
        const auto posts = static_cast<double>(std::count(posted.begin(), posted.end(), day));
        const bool known = asked && day >= *first && day <= *last;
        series.values.push_back(known ? 2 * std::sqrt(posts + 0.375) : kUnknown);
        series.weekdays.push_back(static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1);
    }
    return series;
}

} // namespace

Result<std::optional<PlaceboOutcome>> postsADay(
    const std::vector<Day>& posted, const ImpactPeriods& periods, const Run& run)
{
    if (posted.empty() || periods.before.empty() || periods.after.empty())
        return std::nullopt;
    const DailySeries series = countsOf(posted, periods);
    const auto known = [&](std::ptrdiff_t from, std::ptrdiff_t end) {
        return std::count_if(series.values.begin() + from, series.values.begin() + end,
            [](double value) { return !std::isnan(value); });
    };
    if (known(0, series.before) < kFewestDaysBefore
        || known(series.before, std::ssize(series.values)) < kFewestDaysAfter)
        return std::nullopt;
    const auto fitted = DampedLevel::fit(series, DampedLevelOptions::calibrated(), run);
    if (!fitted && fitted.error().code == Error::Code::cancelled)
        return tl::unexpected(fitted.error());
    if (!fitted)
        return std::nullopt;
    const TMixture effect = fitted->averageEffect();
    const bool moved = std::max(effect.chanceAbove(0), effect.chanceBelow(0)) >= kSure;
    return PlaceboOutcome { "posts a day", effect.mean() / effect.sd(), moved };
}

} // namespace mutuals
