#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/stats/DailySeries.h"

#include <cstdint>
#include <vector>

namespace mutuals {

/// The model of the R package CausalImpact (1.4.1, on bsts 0.9.10), to compare with published
/// analyses: a local level, with a dummy season if asked for, and a static regression if there are
/// covariates. Values and covariates are standardized on the days before (n - 1).
///
///   first level N(first value, 1), first season states N(0, 1)
///   1/level^2 ~ Gamma(16, 16 0.01^2), level < 1;  1/season^2 ~ Gamma(0.005, 0.005 0.01^2) < 1
///   noise without covariates: 1/s^2 ~ Gamma(0.005, 0.005), s < 1.2
///   noise with covariates: 1/s^2 ~ Gamma(25, 25 0.2) (R^2 of 0.8, weight of 50 days)
///   coefficients, 1 first: N(0, s^2 / a), a = 0.01 times the mean of x x' over all days, half of
///   what is off its diagonal; each is in the model with chance min(1, 3 / coefficients)
///
/// This model is far too sure on ordinary daily series (STATISTICS, finding 1); the product's own
/// is DampedLevel.
///
/// source  Brodersen et al. (2015), Ann. Appl. Stat. 9(1); Scott & Varian (2014)
struct CausalImpactOptions {
    int season = 1; ///< days of a season; 1: none
    enum class Method { exact, gibbs } method = Method::exact;
    int draws = 1000; ///< gibbs: kept ones, after a tenth more of burn-in per chain
    std::uint64_t seed = 1; ///< gibbs
};

/// Sums and averages are over the observed days after; names as in the truth cases P1-P4.
struct CausalImpactAnswer {
    double sumEffect = 0, sumSd = 0, sumLower = 0, sumUpper = 0;
    double averageEffect = 0, averageLower = 0, averageUpper = 0;
    double tailArea = 0; ///< one-sided: the smaller of P(effect > 0) and P(effect < 0)
    double probPositive = 0;
    std::vector<double> predMean, predSd; ///< [days after] of a value; NaN: a covariate is unknown
    double meanSigmaObs = 0, meanSigmaLevel = 0, meanSigmaSeason = 0; ///< in units of the series

    int usedBefore = 0, usedAfter = 0;
    double meanBefore = 0, meanAfter = 0; ///< of the used days
    double expectedMedian = 0, expectedLower = 0, expectedUpper = 0; ///< of the average of days
    std::vector<double> chainMeans; ///< gibbs: the average effect that each chain found
};

/// exact  by Gauss-Legendre over the logarithms of the deviations, on the box that holds all but
///        1e-9 of the posterior (twice adapted), and by enumeration over which coefficients are in
/// gibbs  four chains, simulation smoother of Durbin & Koopman (2002); the same digits for the
///        same seed
///
/// series.weekdays and series.noise are not used. Days without a value or a covariate are skipped.
/// run     polled every few nodes or sweeps; progress counts those
/// errors  tooFewDays: fewer than 4 observed days before or none after; invalid: lengths differ,
///         days before that are all equal, a covariate that does not vary on the days before,
///         exact with more than kMostExactCoefficients; cancelled
Result<CausalImpactAnswer> causalImpact(
    const DailySeries& series, const CausalImpactOptions& options = {}, const Run& run = {});

/// Covariates and the 1 of them that `exact` takes: it goes through all sets of them.
inline constexpr int kMostExactCoefficients = 6;

} // namespace mutuals
