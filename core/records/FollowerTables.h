#pragma once

#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {

/// How many followers were active in an hour, account-local.
struct ActiveHour {
    Day day {};
    int hour = 0; ///< 0..23
    std::optional<std::int64_t> followers; ///< nothing: not counted yet
};

/// The part of the followers in a group: a gender ("Female") or a territory ("DE", "Others").
struct FollowerShare {
    std::string name;
    std::optional<double> share; ///< 0..1
};

/// One table of shares, as an export gave it.
struct FollowerShares {
    Seconds asOf {};
    std::vector<FollowerShare> shares; ///< greatest first
};

} // namespace mutuals
