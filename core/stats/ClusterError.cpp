#include "core/stats/ClusterError.h"

#include <Eigen/Dense>

#include <cassert>
#include <cmath>
#include <map>

namespace mutuals {

namespace {

constexpr double kNoVariance = 1e-10; ///< of what the fit leaves of a direction of a cluster

/// symmetric^(-1/2) on the directions that have variance.
Eigen::MatrixXd inverseRoot(const Eigen::MatrixXd& symmetric)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric);
    Eigen::VectorXd roots = solver.eigenvalues();
    for (double& value : roots)
        value = value > kNoVariance ? 1 / std::sqrt(value) : 0;
    return solver.eigenvectors() * roots.asDiagonal() * solver.eigenvectors().transpose();
}

} // namespace

std::optional<ClusterError> clusterError(const Eigen::MatrixXd& design,
    const Eigen::VectorXd& residuals, const std::vector<int>& cluster, Eigen::Index column)
{
    const Eigen::Index rows = design.rows(), columns = design.cols();
    assert(residuals.size() == rows && std::ssize(cluster) == rows && column < columns);
    std::map<int, std::vector<Eigen::Index>> members;
    for (Eigen::Index i = 0; i < rows; ++i)
        members[cluster[static_cast<std::size_t>(i)]].push_back(i);
    if (members.size() < 2 || rows <= columns)
        return {};

    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(design);
    const Eigen::MatrixXd q = qr.householderQ() * Eigen::MatrixXd::Identity(rows, columns);
    // The coefficient is a sum of outcomes with these weights: a row of (X'X)^-1 X'.
    const auto r = qr.matrixQR().topRows(columns).triangularView<Eigen::Upper>();
    const Eigen::VectorXd unit = Eigen::VectorXd::Unit(columns, column);
    const Eigen::VectorXd weights = q * r.transpose().solve(unit);

    const auto count = static_cast<Eigen::Index>(members.size());
    Eigen::MatrixXd taken(columns, count); // what the fit takes of each cluster's weights
    Eigen::VectorXd own(count); // their squared length
    double variance = 0;
    Eigen::Index g = 0;
    for (const auto& [key, at] : members) {
        const Eigen::MatrixXd part = q(at, Eigen::all);
        const auto size = static_cast<Eigen::Index>(at.size());
        const Eigen::MatrixXd root =
            inverseRoot(Eigen::MatrixXd::Identity(size, size) - part * part.transpose());
        const Eigen::VectorXd freed = root * weights(at);
        const double sum = freed.dot(residuals(at));
        variance += sum * sum;
        taken.col(g) = part.transpose() * freed;
        own(g) = freed.squaredNorm();
        ++g;
    }
    // The sum of squares is a quadratic form in normal noise; its eigenvalues are those of this.
    Eigen::MatrixXd form = -(taken.transpose() * taken);
    form.diagonal() += own;
    const double spread = form.squaredNorm();
    if (spread <= 0 || form.trace() <= 0)
        return {};
    ClusterError found;
    found.error = std::sqrt(variance);
    found.degreesOfFreedom = form.trace() * form.trace() / spread;
    found.clusters = static_cast<int>(count);
    return found;
}

} // namespace mutuals
