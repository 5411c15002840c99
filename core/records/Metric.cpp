#include "core/records/Metric.h"

#include "core/records/Names.h"

namespace mutuals {

namespace {

constexpr Names<Metric, 7> kNames { {
    { Metric::engagementRate, "engagement-rate" },
    { Metric::views, "views" },
    { Metric::profileViews, "profile-views" },
    { Metric::likes, "likes" },
    { Metric::comments, "comments" },
    { Metric::shares, "shares" },
    { Metric::netGrowth, "net-growth" },
} };

} // namespace

std::string_view metricName(Metric metric)
{
    return nameIn(kNames, metric);
}

std::optional<Metric> metricNamed(std::string_view name)
{
    return valueIn(kNames, name);
}

} // namespace mutuals
