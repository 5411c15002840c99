#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"

#include <Eigen/Core>

#include <string>
#include <vector>

namespace mutuals {

/// One interval between two looks, of one person who was there at the first: was the event seen at
/// the second?
struct GroupedRows {
    std::vector<int> cell; ///< from 0: the interval, and the stratum where there are several
    std::vector<bool> event;
    std::vector<double>
        length; ///< of the interval, relative to others of its cell; empty: all equal
    Eigen::MatrixXd x; ///< [rows x covariates]
};

struct GroupedFit {
    Eigen::VectorXd coefficients; ///< log hazard ratio per unit
    Eigen::MatrixXd covariance; ///< inverse of the expected information
    double logLikelihood = 0, deviance = 0;
    int rows = 0, events = 0;
};

/// Proportional hazards where only the interval of an event is known: P(event) of a row is
/// 1 - exp(-length exp(a + x b)), with a level a of its own for each cell. Cells without an event, or
/// with nothing else, say nothing about b.
///
/// names   [covariates] for messages
/// run     polled once per step; progress counts nothing
/// errors  invalid: no event, a covariate that is constant in every cell or told by the others, or
///         that separates the events from the rest; cancelled
/// source  Prentice and Gloeckler (1978), Biometrics 34: Fisher scoring of the complementary log-log
Result<GroupedFit> groupedFit(
    const GroupedRows& rows, const std::vector<std::string>& names, const Run& run = {});

} // namespace mutuals
