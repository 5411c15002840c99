#pragma once

#include "core/stats/Cox.h"

#include <functional>

namespace mutuals {

/// One term of the partial likelihood: of d events at a time Efron's method has d, the risk set
/// losing a d-th of those with the event each time; Breslow's has one that counts d times.
struct CoxShare {
    std::size_t moment = 0; ///< of RiskOrder::moments
    double count = 1;
    double lost = 0; ///< share of those with the event that the risk set has lost
    double total = 0; ///< sum of weights
    Eigen::VectorXd mean; ///< weighted, of the covariates
    Eigen::MatrixXd variance; ///< likewise; empty unless asked for
};

/// Runs through all shares, by stratum, latest first.
///
/// x        [covariates x rows]
/// weights  [rows] hazards relative to the baseline
void eachCoxShare(const RiskOrder& order, const Eigen::MatrixXd& x, const Eigen::VectorXd& weights,
    Ties ties, bool variances, const std::function<void(const CoxShare&)>& visit);

} // namespace mutuals
