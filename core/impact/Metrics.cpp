#include "core/impact/Impact.h"

namespace mutuals {

namespace {

using Count = std::optional<std::int64_t>;

std::optional<double> asDouble(const Count& count)
{
    return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

std::optional<double> engagementRate(const DayMetrics& day)
{
    if (!day.views || !day.likes || !day.comments || !day.shares)
        return {};
    if (*day.views <= 0 || *day.likes < 0 || *day.comments < 0 || *day.shares < 0)
        return {};
    return static_cast<double>(*day.likes + *day.comments + *day.shares)
        / static_cast<double>(*day.views);
}

std::optional<double> valueOf(const DayMetrics& day, const DayMetrics* previous, Metric metric)
{
    switch (metric) {
    case Metric::engagementRate:
        return engagementRate(day);
    case Metric::views:
        return asDouble(day.views);
    case Metric::profileViews:
        return asDouble(day.profileViews);
    case Metric::likes:
        return asDouble(day.likes);
    case Metric::comments:
        return asDouble(day.comments);
    case Metric::shares:
        return asDouble(day.shares);
    case Metric::netGrowth:
        if (!previous || !day.followers || !previous->followers)
            return {};
        return static_cast<double>(*day.followers - *previous->followers);
    }
    return {};
}

} // namespace

std::vector<std::optional<double>> metricValues(const std::vector<DayMetrics>& days, Metric metric)
{
    std::vector<std::optional<double>> values;
    values.reserve(days.size());
    const DayMetrics* previous = nullptr;
    for (const DayMetrics& day : days) {
        const bool next = previous && day.day - previous->day == std::chrono::days(1);
        values.push_back(valueOf(day, next ? previous : nullptr, metric));
        previous = &day;
    }
    return values;
}

} // namespace mutuals
