#pragma once

#include "core/stats/CausalImpactModel.h"

#include <Eigen/Core>

#include <vector>

namespace mutuals {

/// The series as the model takes it; shared by the ways to fit it.
struct CausalImpactDays {
    int season = 1;
    Eigen::VectorXd before; ///< [days before] standardized, less the first one observed
    Eigen::MatrixXd
        rows; ///< [days][coefficients] 1, then the covariates; no columns: no regression
    std::vector<char> observedBefore, observedAfter;
    std::vector<double> valuesAfter; ///< as given
    double center = 0, scale = 1; ///< value = center + scale * (standardized less the first)
    Eigen::MatrixXd precision; ///< a, [coefficients][coefficients]
    double inclusion = 1; ///< prior chance of each coefficient
    double noiseFreedom = 0.01, noiseSquare = 1, noiseMost = 1.2; ///< weight, guess^2, upper end
    double levelFreedom = 32, levelSquare = 1e-4, levelMost = 1;
    double seasonFreedom = 0.01, seasonSquare = 1e-4, seasonMost = 1;
};

Result<CausalImpactDays> causalImpactDays(const DailySeries& series, int season);
Result<CausalImpactAnswer> exactCausalImpact(const CausalImpactDays& days, const Run& run);
Result<CausalImpactAnswer> sampledCausalImpact(
    const CausalImpactDays& days, const CausalImpactOptions& options, const Run& run);

} // namespace mutuals
