#pragma once

#include "core/base/Time.h"

#include <cstdint>
#include <optional>

namespace mutuals {

/// One day of the creator's account as TikTok counts it: account-local days, daily values. A day or
/// a cell without data is nothing, never zero.
struct DayMetrics {
    Day day {};
    std::optional<std::int64_t> views, profileViews, likes, comments, shares;
    std::optional<std::int64_t> followers; ///< total on that day
    std::optional<std::int64_t> viewers, newViewers, returningViewers; ///< Studio's Viewers
    std::optional<std::int64_t> reached, engaged; ///< Business Suite's audience, persons
    std::optional<std::int64_t> newFollowers, lostFollowers; ///< of Business Suite
};

} // namespace mutuals
