#pragma once

#include <vector>

namespace mutuals {

/// A daily series around a change, one entry per calendar day.
struct DailySeries {
    std::vector<double> values; ///< NaN where a day has no value
    std::vector<int> weekdays; ///< per day, 0 Monday .. 6 Sunday; empty: no weekly pattern
    std::vector<std::vector<double>> covariates; ///< columns as long as `values`
    std::vector<double> noise; ///< relative variance of a day's own noise; empty: 1 each day
    int before = 0; ///< how many leading days lie before the change
};

} // namespace mutuals
