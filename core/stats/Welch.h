#pragma once

#include "core/stats/Shares.h"

#include <cstdint>
#include <vector>

namespace mutuals {

/// A t test of a difference of means.
struct MeanTest {
    double difference = 0;
    double t = 0, degreesOfFreedom = 0;
    double p = 1; ///< two-sided
    Range range; ///< 95 %
};

/// first - second, with variances of their own. Each sample holds at least two values, one of them
/// two that differ. Source: Welch (1947), Biometrika 34.
MeanTest welchTest(const std::vector<double>& first, const std::vector<double>& second);

/// The mean of differences within pairs, which are at least two and not all equal.
MeanTest pairedTest(const std::vector<double>& differences);

/// The sum of differences against all that arise when each changes its sign or not. Exact up to 22
/// pairs, else by 100,000 seeded draws, (1 + k) / (1 + draws).
struct SignFlips {
    double assignments = 0;
    double pTwoSided = 1;
    bool exact = true;
};
SignFlips signFlipTest(const std::vector<double>& differences, std::uint64_t seed);

} // namespace mutuals
