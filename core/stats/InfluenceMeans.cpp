#include "core/stats/InfluenceMeans.h"

#include "core/stats/Tails.h"

#include <Eigen/Eigenvalues>
#include <boost/random/mersenne_twister.hpp>

#include <algorithm>
#include <cmath>

namespace mutuals {

double Influenced::error(Eigen::Index which) const
{
    return influence.col(which).norm() / static_cast<double>(influence.rows());
}

Influenced shareWeighted(
    const Influenced& all, const std::vector<Eigen::Index>& kept, const Eigen::MatrixXd& members)
{
    const Eigen::RowVectorXd shares = members.colwise().mean();
    const double total = shares.sum();
    Influenced mean { Eigen::VectorXd::Zero(1), Eigen::MatrixXd::Zero(all.influence.rows(), 1) };
    for (std::size_t j = 0; j < kept.size(); ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        const double weight = shares(at) / total;
        mean.estimates(0) += weight * all.estimates(kept[j]);
        mean.influence.col(0) += weight * all.influence.col(kept[j]);
    }
    // A unit also moves the weights: its own share up, all others down.
    for (std::size_t j = 0; j < kept.size(); ++j) {
        const auto at = static_cast<Eigen::Index>(j);
        const double apart = all.estimates(kept[j]) - mean.estimates(0);
        mean.influence.col(0).array() += (members.col(at).array() - shares(at)) * (apart / total);
    }
    return mean;
}

Result<std::vector<double>> largestByChance(
    const Influenced& estimates, int draws, std::uint64_t seed, const Run& run)
{
    const auto units = estimates.influence.rows(), count = estimates.influence.cols();
    // Divided by the standard error, so that a sum of signed rows is a t value.
    Eigen::MatrixXd scaled = estimates.influence;
    for (Eigen::Index j = 0; j < count; ++j) {
        const double norm = scaled.col(j).norm();
        if (norm > 0)
            scaled.col(j) /= norm;
    }
    const Eigen::MatrixXd columns = scaled.transpose();
    boost::random::mt19937_64 generator(seed);
    std::vector<double> largest;
    Eigen::VectorXd sum(count);
    for (int draw = 0; draw < draws; ++draw) {
        if (draw % 100 == 0 && run.stopped())
            return fail(Error::Code::cancelled, "while drawing the band");
        sum.setZero();
        std::uint64_t bits = 0;
        for (Eigen::Index i = 0; i < units; ++i) {
            if (i % 64 == 0)
                bits = generator();
            if (bits & 1)
                sum += columns.col(i);
            else
                sum -= columns.col(i);
            bits >>= 1;
        }
        largest.push_back(count > 0 ? sum.cwiseAbs().maxCoeff() : 0);
    }
    return largest;
}

WaldTest waldTest(const Influenced& estimates)
{
    const auto units = static_cast<double>(estimates.influence.rows());
    const Eigen::MatrixXd variance =
        estimates.influence.transpose() * estimates.influence / (units * units);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> axes(variance);
    const double least = 1e-10 * std::max(axes.eigenvalues().maxCoeff(), 0.0);
    WaldTest test;
    for (Eigen::Index j = 0; j < variance.cols(); ++j) {
        if (axes.eigenvalues()(j) <= least)
            continue;
        const double along = axes.eigenvectors().col(j).dot(estimates.estimates);
        test.statistic += along * along / axes.eigenvalues()(j);
        ++test.degreesOfFreedom;
    }
    if (test.degreesOfFreedom > 0)
        test.p = chiSquaredAbove(test.statistic, test.degreesOfFreedom);
    return test;
}

} // namespace mutuals
