#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/stats/DampedLevelOptions.h"
#include "core/stats/TMixture.h"

#include <Eigen/Core>

#include <vector>

namespace mutuals {

/// Things that happened on days, any number on a day, and what is known of each.
struct DatedRows {
    std::vector<int> day; ///< [rows] any origin, any order
    Eigen::VectorXd value; ///< [rows]
    Eigen::MatrixXd
        columns; ///< [rows][columns] the first is the one asked about; without a constant
};

/// The coefficient of the first column where the level of the days wanders: the model of
/// DampedLevel, taught by the rows of both sides. Rows of one day are taken as their mean, whose
/// noise is that of one row over their number; days without rows are skipped. The column asked
/// about has a flat prior, the others N(0, (options.weekday s)^2), the slope as in `options`.
class SteppedLevel {
public:
    /// run     polled every few nodes; progress counts nodes
    /// errors  tooFewDays: fewer than 4 days, or the rows do not determine the coefficient;
    ///         invalid: all days have the same value; cancelled
    static Result<SteppedLevel> fit(
        const DatedRows& rows, const DampedLevelOptions& options, const Run& run = {});

    const TMixture& step() const { return m_step; }
    const DatedRows& rows() const { return m_rows; }

    /// Standard deviation of the step once rows like these are known as well, their values apart.
    double deviationWith(const DatedRows& more) const;

private:
    struct Node {
        double phi, rho, slopePrecision, weight, variance; ///< variance: expected s2
    };
    SteppedLevel(
        DatedRows rows, bool slope, double otherPrecision, std::vector<Node> nodes, TMixture step);

    DatedRows m_rows;
    bool m_slope;
    double m_otherPrecision;
    std::vector<Node> m_nodes;
    TMixture m_step;
};

} // namespace mutuals
