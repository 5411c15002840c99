#pragma once

#include "core/stats/Regressors.h"

#include <vector>

namespace mutuals {

/// What the scalar Kalman filter of one (phi, rho) leaves behind, in units of s2 = 1.
///
/// With z the values and W the regressors, V the covariance of level and noise over the observed
/// days: `products` holds [z W]' V^-1 [z W], `logDeterminant` log det V. `level` and
/// `levelVariance` predict the level of the day after the last one: that of z, then of each column
/// of W, so that the level given coefficients b is level[0] - level[1..]'b.
struct FilteredNode {
    double phi = 0, rho = 0;
    double logDeterminant = 0;
    Eigen::MatrixXd products; ///< [1 + columns][1 + columns], symmetric
    Eigen::VectorXd level; ///< [1 + columns]
    double levelVariance = 0;
};

/// One day as the filter reads it.
struct FilterDays {
    DayRows rows; ///< [days][1 + columns]: the value less any constant, then the regressors
    std::vector<char> observed; ///< [days] 0: the day has no value or an unknown regressor
    std::vector<double> noise; ///< [days] relative variance of the day's own noise
};

/// Filters `nodes` (phi and rho given) side by side, at most kFilterLanes of them: the same day
/// meets all of them at once, so that the compiler works on several nodes in one instruction.
///
/// Model: value = level + noise, noise ~ N(0, (1 - rho) c_t), next level = phi level + N(0, rho);
/// the first level is stationary, or 0 where phi = 1 (the intercept carries it). rho < 1.
/// Cost: about 1.5 columns^2 multiplications per node and observed day.
void filter(const FilterDays& days, std::vector<FilteredNode>& nodes);

inline constexpr int kFilterLanes = 8;

} // namespace mutuals
