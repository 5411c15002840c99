#pragma once

#include "core/stats/Turnbull.h"

#include <Eigen/Core>

#include <string>

namespace mutuals {

/// log T = x b + scale W, W the smallest extreme value: proportional hazards exp(-x b / scale).
struct WeibullFit {
    Eigen::VectorXd coefficients; ///< b, and the log of the scale last unless it is held at 1
    Eigen::VectorXd sd; ///< from the observed information
    double logLikelihood = 0;
};

/// Accelerated failure times on interval-censored data by Newton's method; the exponential is the
/// Weibull distribution with scale 1. Exact times enter with their density.
///
/// x       [rows x columns] with the column of ones, where there is to be one
/// names   [columns] for messages
/// run     polled once per step
/// errors  as checked(); invalid: no finite maximum, columns told by others, an exact time of 0;
///         cancelled
/// source  Kalbfleisch and Prentice (2002), ch. 3
Result<WeibullFit> weibullFit(const IntervalRows& rows, const Eigen::MatrixXd& x,
    const std::vector<std::string>& names, bool exponential, const Run& run = {});

} // namespace mutuals
