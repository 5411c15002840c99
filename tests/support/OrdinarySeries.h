#pragma once

#include "core/stats/DailySeries.h"
#include "tests/support/Noise.h"

#include <cmath>

namespace mutuals::test {

/// An AR(1) of 0.5 around a weekly pattern, like "ar5" of the calibration grid.
inline DailySeries ordinary(int before, int after, std::uint64_t seed)
{
    Noise noise(seed);
    DailySeries series;
    series.before = before;
    double level = noise(0.25);
    for (int t = 0; t < before + after; ++t) {
        series.weekdays.push_back((t + 3) % 7);
        series.values.push_back(6 + (series.weekdays.back() >= 5 ? 0.25 : 0) + level);
        level = 0.5 * level + noise(0.25 * std::sqrt(0.75));
    }
    return series;
}

} // namespace mutuals::test
