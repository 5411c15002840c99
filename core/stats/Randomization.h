#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/stats/TwoArms.h"

#include <cstdint>

namespace mutuals {

struct RandomizationOptions {
    int draws = 20000; ///< at least 1; those of the interval, and of p where it cannot be exact
    std::uint64_t seed = 1;
    double level = 0.95; ///< of the interval
};

/// Fisher's test: what the blocked difference would have been under every other assignment that
/// leaves the arms of each block as large as they are, if nobody's outcome depended on it.
///
/// exact p     all assignments are enumerated (up to a million), or the sums of outcomes are
///             convolved over units and blocks where they are numbers of a few decimals
/// else        seeded draws, p = (1 + k) / (1 + draws)
/// interval    all effects, the same for everybody, that the test does not reject. An assignment
///             speaks for the effects of one range around the estimate, so the ends are order
///             statistics of the ends of these ranges: exact where assignments are enumerated, else
///             over the draws, with the share of error kept by (1 + k) / (1 + draws)
/// sources     Fisher (1935); Rosenbaum (2002), Observational Studies, 2.6; Phipson & Smyth (2010)
struct Randomization {
    double estimate = 0; ///< as blockedDifference
    double pTwoSided = 1, pGreater = 1, pLess = 1;
    double nullSd = 0; ///< of the difference over all assignments; closed form
    double assignments = 0; ///< infinite where there are more than 1e308
    bool exact = false;
    bool exactInterval = false;
    double low = 0, high = 0; ///< infinite where too few assignments say anything
    /// By the draws alone; NaN where assignments are enumerated.
    double pTwoSidedDrawn = 0;
    int draws = 0;
};

/// trial   each block holds both arms
/// run     polled for each block and a thousand draws; progress counts draws
/// errors  cancelled
Result<Randomization> randomizationTest(
    const TwoArms& trial, const RandomizationOptions& options, const Run& run = {});

} // namespace mutuals
