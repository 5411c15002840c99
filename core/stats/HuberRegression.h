#pragma once

#include <Eigen/Core>

#include <optional>

namespace mutuals {

/// A regression that single far values cannot draw to themselves: within `kHuber` scales of the
/// line a value counts as in least squares, farther off only as much as one that far.
///
/// sources  Huber (1964, 1981, section 7.6); tuned to 95 % of the efficiency of least squares where
///          the noise is normal
inline constexpr double kHuber = 1.345;

struct HuberFit {
    Eigen::VectorXd coefficients; ///< [columns]
    Eigen::VectorXd residuals; ///< [rows]
    /// [rows] What least squares would need as residuals to have the errors that this fit has:
    /// bounded residuals over the share of rows within the bound, with Huber's correction for few
    /// rows. Variances (see clusterError) are made of them.
    Eigen::VectorXd influence;
    double scale = 0; ///< median absolute residual / 0.6745; 0: half of the rows lie on the line
    int bounded = 0; ///< rows beyond the bound
};

/// Least squares reweighted until nothing moves, the scale with them, as R's MASS::rlm does. Where
/// half of the rows and more are fitted exactly it stays least squares.
///
/// design   [rows][columns]
/// outcome  [rows]
/// returns  nothing where the columns do not determine the coefficients, or leave no row over
std::optional<HuberFit> huberFit(const Eigen::MatrixXd& design, const Eigen::VectorXd& outcome);

} // namespace mutuals
