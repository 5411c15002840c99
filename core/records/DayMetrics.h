#pragma once

#include "core/base/Time.h"

#include <cstdint>
#include <optional>

namespace mutuals {

/// One day of the creator's account as TikTok Studio counts it: account-local days, daily values.
/// A day or a cell without data is nothing, never zero.
struct DayMetrics {
    Day day {};
    std::optional<std::int64_t> views, profileViews, likes, comments, shares;
    std::optional<std::int64_t> followers; ///< total on that day
};

} // namespace mutuals
