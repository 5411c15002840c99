#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace mutuals {

/// What a before/after question can be asked about. All come from TikTok Studio's daily tables.
/// engagementRate = (likes + comments + shares) / views of a day; netGrowth = change of the
/// follower count from one day to the next (FollowerHistory; never drawn from a follower list,
/// which holds only those who stayed).
enum class Metric { engagementRate, views, profileViews, likes, comments, shares, netGrowth };

inline constexpr std::array kMetrics { Metric::engagementRate, Metric::views, Metric::profileViews,
    Metric::likes, Metric::comments, Metric::shares, Metric::netGrowth };

std::string_view metricName(Metric metric); ///< as mutuals-cli spells it: "engagement-rate"
std::optional<Metric> metricNamed(std::string_view name);

} // namespace mutuals
