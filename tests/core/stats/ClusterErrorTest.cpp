#include "core/stats/ClusterError.h"

#include "core/stats/TwoArms.h"
#include "tests/support/Noise.h"

#include <Eigen/Dense>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

using namespace mutuals;

namespace {

/// The definition, with all matrices written out: B = (I - H)_gg, A = B^(-1/2), and the eigenvalues
/// of the quadratic form.
ClusterError dense(const Eigen::MatrixXd& x, const Eigen::VectorXd& e, const std::vector<int>& of,
    Eigen::Index column)
{
    const Eigen::Index n = x.rows();
    const Eigen::MatrixXd bread = (x.transpose() * x).inverse();
    const Eigen::MatrixXd left = Eigen::MatrixXd::Identity(n, n) - x * bread * x.transpose();
    std::set<int> clusters(of.begin(), of.end());
    Eigen::MatrixXd directions(n, static_cast<Eigen::Index>(clusters.size()));
    double variance = 0;
    Eigen::Index g = 0;
    for (const int cluster : clusters) {
        std::vector<Eigen::Index> at;
        for (Eigen::Index i = 0; i < n; ++i) {
            if (of[static_cast<std::size_t>(i)] == cluster)
                at.push_back(i);
        }
        const Eigen::MatrixXd own = left(at, at);
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(own);
        const Eigen::MatrixXd root = solver.operatorInverseSqrt();
        const Eigen::VectorXd freed = root * x(at, Eigen::all) * bread.col(column);
        variance += std::pow(freed.dot(e(at)), 2);
        directions.col(g++) = left(Eigen::all, at) * freed;
    }
    const Eigen::VectorXd values =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(directions.transpose() * directions)
            .eigenvalues();
    return { std::sqrt(variance), std::pow(values.sum(), 2) / values.squaredNorm(), 0 };
}

} // namespace

TEST(ClusterError, OfAMeanOverEqualClustersIsThatOfTheirMeans)
{
    // Means of the clusters 1, 2, 6: deviations -2, -1, 3; (4 + 1 + 9) / 2 / 3.
    Eigen::VectorXd y(6);
    y << 0, 2, 1, 3, 5, 7;
    const Eigen::VectorXd e = y.array() - 3;
    const auto found = clusterError(Eigen::MatrixXd::Ones(6, 1), e, { 4, 4, 9, 9, 1, 1 }, 0);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->error, std::sqrt(14.0 / 6), 1e-12);
    EXPECT_NEAR(found->degreesOfFreedom, 2, 1e-12);
    EXPECT_EQ(found->clusters, 3);
}

TEST(ClusterError, OfAMeanOverUnequalClustersHasItsClosedForm)
{
    // Sums of residuals S_g over n_g rows: variance = sum of S_g^2 / (1 - n_g / N) / N^2.
    Eigen::VectorXd e(6);
    e << 3, -1, -1, -1, 2, -2;
    const auto found = clusterError(Eigen::MatrixXd::Ones(6, 1), e, { 1, 2, 2, 3, 3, 3 }, 0);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->error,
        std::sqrt((9 / (1 - 1.0 / 6) + 4 / (1 - 2.0 / 6) + 1 / (1 - 3.0 / 6)) / 36), 1e-12);
}

TEST(ClusterError, OfSingleRowsIsHc2)
{
    TwoArms arms;
    Eigen::MatrixXd design(9, 2);
    Eigen::VectorXd outcome(9), residuals(9);
    for (int i = 0; i < 9; ++i) {
        arms.outcome.push_back(i * i % 7);
        arms.treated.push_back(i % 3 == 0 ? 1 : 0);
        design.row(i) << arms.treated.back(), 1;
        outcome(i) = arms.outcome.back();
    }
    residuals = outcome - design * design.householderQr().solve(outcome);
    const auto lin = linDifference(arms, {});
    const auto found = clusterError(design, residuals, { 0, 1, 2, 3, 4, 5, 6, 7, 8 }, 0);
    ASSERT_TRUE(lin && found);
    EXPECT_NEAR(found->error, *lin->error, 1e-12);
}

TEST(ClusterError, IsThatOfTheWrittenOutMatrices)
{
    test::Noise noise(5);
    Eigen::MatrixXd design(40, 4);
    Eigen::VectorXd residuals(40);
    std::vector<int> cluster;
    for (int i = 0; i < 40; ++i) {
        cluster.push_back(i * i / 130);
        design.row(i) << (i > 22 ? 1 : 0), 1, i / 40.0, noise();
        residuals(i) = noise();
    }
    residuals -= design * design.householderQr().solve(residuals).eval();
    for (const Eigen::Index column : { 0, 2, 3 }) {
        const auto found = clusterError(design, residuals, cluster, column);
        const auto plain = dense(design, residuals, cluster, column);
        ASSERT_TRUE(found);
        EXPECT_NEAR(found->error, plain.error, 1e-10);
        EXPECT_NEAR(found->degreesOfFreedom, plain.degreesOfFreedom, 1e-8);
    }
}

TEST(ClusterError, NeedsTwoClusters)
{
    EXPECT_FALSE(
        clusterError(Eigen::MatrixXd::Ones(4, 1), Eigen::VectorXd::Ones(4), { 1, 1, 1, 1 }, 0));
}
