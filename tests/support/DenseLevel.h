#pragma once

#include "core/stats/Regressors.h"

#include <functional>

namespace mutuals::test {

/// The slow plain twin of one node of DampedLevel: writes the covariance of all days down and
/// conditions by matrix algebra, with no filter and no recursion.
struct DenseLevel {
    double logDeterminant = 0;
    double residual = 0;
    double logKernel = 0;
    Eigen::VectorXd coefficients; ///< of the values less their mean before
    double averageMean = 0, averageScale = 0; ///< expected average of the observed days after
};

/// more  covariance of two days beyond that of level and noise, in units of s2
DenseLevel denseLevel(
    const DailySeries& series, double phi, double rho, double slope = 0.02, double weekday = 5,
    double covariate = 2,
    const std::function<double(int, int)>& more = [](int, int) { return 0.0; });

} // namespace mutuals::test
