#pragma once

#include "core/stats/SurvivalRows.h"

#include <Eigen/Core>

namespace mutuals {

/// Whether groups have the event at the same rate.
struct LogRank {
    double chiSquare = 0;
    int freedom = 0;
    double p = 0;
    Eigen::VectorXd observed, expected; ///< [groups] events, over all strata
    Eigen::MatrixXd variance; ///< [groups x groups] of observed - expected
};

/// The log-rank test, within strata where there are any, weighted by the pooled Kaplan-Meier curve
/// just before each time to the power of `rho`: 0 is Mantel's test, 1 Peto and Peto's.
///
/// group   [rows] from 0 to groups - 1
/// errors  as checked(); invalid: fewer than two groups were ever at risk of an event
/// source  Mantel (1966); Harrington and Fleming (1982), Biometrika 69
Result<LogRank> logRank(
    const SurvivalRows& rows, const std::vector<int>& group, int groups, double rho = 0);

} // namespace mutuals
