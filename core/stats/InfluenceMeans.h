#pragma once

#include "core/stats/StaggeredAdoption.h"

#include <Eigen/Core>

#include <vector>

namespace mutuals {

/// Estimates with what each unit contributes to their error: row i of `influence` is unit i.
struct Influenced {
    Eigen::VectorXd estimates; ///< [estimates]
    Eigen::MatrixXd influence; ///< [units, estimates]

    double error(Eigen::Index which) const; ///< standard error
};

/// Some of the estimates averaged with weights that are shares of units.
///
/// members  [kept] which units each share counts, as 0 and 1; [units, kept]
Influenced shareWeighted(
    const Influenced& all, const std::vector<Eigen::Index>& kept, const Eigen::MatrixXd& members);

/// Largest |t| of `draws` replicates, each unit weighted by -1 or 1; in drawing order.
/// errors: cancelled
Result<std::vector<double>> largestByChance(
    const Influenced& estimates, int draws, std::uint64_t seed, const Run& run);

/// All of some estimates 0 at once: Wald's statistic over those directions that the data determine.
struct WaldTest {
    double statistic = 0;
    int degreesOfFreedom = 0;
    double p = 1;
};
WaldTest waldTest(const Influenced& estimates);

} // namespace mutuals
