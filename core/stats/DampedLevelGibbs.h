#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/stats/DampedLevel.h"

#include <cstdint>

namespace mutuals {

/// The model of DampedLevel by sampling, to check it and to see what days far out do to it: with
/// Student errors a day far from the rest says less, instead of being clipped.
struct DampedLevelGibbsOptions {
    DampedLevelOptions model; ///< noSlope, driftingSlope, driftingWeek and node are not used
    double freedom = 0; ///< of the Student errors; 0: normal errors
    int draws = 1000; ///< after a tenth more of burn-in
    std::uint64_t seed = 1;
};

/// Of the average effect over the observed days after, named as in the truth case P5.
struct SampledLevel {
    double averageEffect = 0, averageSd = 0, averageLower = 0, averageUpper = 0;
    double probPositive = 0;
    double postMeanPhi = 0, postProbPhi1 = 0, postMeanRho = 0;
    Eigen::VectorXd postMeanB;
};

/// (phi, rho) moves on the nodes of the quadrature, s2, b and the level integrated out: of eight
/// nodes, the present one and seven of the posterior with normal errors, one is taken by its weight
/// (iterated sampling importance resampling, Andrieu et al. 2010). Given it, s2, b, the level
/// (backward sampling) and each day's noise are drawn in turn. The same digits for the same seed.
///
/// run     polled at each draw; progress counts draws
/// errors  as DampedLevel::fit
Result<SampledLevel> sampledLevel(
    const DailySeries& series, const DampedLevelGibbsOptions& options, const Run& run = {});

} // namespace mutuals
