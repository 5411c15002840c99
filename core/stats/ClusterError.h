#pragma once

#include <Eigen/Core>

#include <optional>
#include <vector>

namespace mutuals {

/// The error of one coefficient where the rows of a cluster share shocks.
struct ClusterError {
    double error = 0; ///< standard error
    double degreesOfFreedom = 0; ///< of the t that the coefficient over its error follows, about
    int clusters = 0;
};

/// CR2: the sandwich of the clusters' residuals, each cluster's first freed from what the fit took
/// of it, so that it is unbiased where rows are independent and alike; the degrees of freedom by
/// Satterthwaite's rule under the same.
///
/// design     [rows][columns] that determine the coefficients
/// residuals  [rows] of least squares, or HuberFit::influence
/// cluster    [rows] any numbers
/// column     of the coefficient
/// returns    nothing with fewer than two clusters, or where no residual speaks of the coefficient
/// sources    Bell & McCaffrey (2002), Survey Methodology 28(2); Pustejovsky & Tipton (2018),
///            J. Business & Economic Statistics 36(4)
std::optional<ClusterError> clusterError(const Eigen::MatrixXd& design,
    const Eigen::VectorXd& residuals, const std::vector<int>& cluster, Eigen::Index column);

} // namespace mutuals
