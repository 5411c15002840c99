#pragma once

#include "core/records/DayMetrics.h"

#include <vector>

namespace mutuals::test {

/// A made-up creator's days: a level, a weekly pattern, noise and a change from `start` on.
struct DayBuilder {
    Day first = *parseDay("2025-01-06"); ///< a Monday
    int before = 120, after = 60;
    double views = 4000; ///< per day
    double rate = 0.1; ///< interactions per view
    double noise = 0.1; ///< deviation of the log of both
    double viewsChange = 0, rateChange = 0; ///< shares: 0.2 is +20 % from start() on
    std::uint64_t seed = 1;

    Day start() const { return first + std::chrono::days(before); }
    std::vector<DayMetrics> days() const;
};

} // namespace mutuals::test
