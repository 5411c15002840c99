#include "core/stats/HuberRegression.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace mutuals;

namespace {

/// Brownlee's stack loss data: air flow, water temperature, acid concentration, loss.
constexpr double kStackLoss[21][4] = { { 80, 27, 89, 42 }, { 80, 27, 88, 37 }, { 75, 25, 90, 37 },
    { 62, 24, 87, 28 }, { 62, 22, 87, 18 }, { 62, 23, 87, 18 }, { 62, 24, 93, 19 },
    { 62, 24, 93, 20 }, { 58, 23, 87, 15 }, { 58, 18, 80, 14 }, { 58, 18, 89, 14 },
    { 58, 17, 88, 13 }, { 58, 18, 82, 11 }, { 58, 19, 93, 12 }, { 50, 18, 89, 8 },
    { 50, 18, 86, 7 }, { 50, 19, 72, 8 }, { 50, 19, 79, 8 }, { 50, 20, 80, 9 }, { 56, 20, 82, 15 },
    { 70, 20, 91, 15 } };

struct Data {
    Eigen::MatrixXd design = Eigen::MatrixXd::Ones(21, 4);
    Eigen::VectorXd outcome = Eigen::VectorXd(21);
    Data()
    {
        for (int i = 0; i < 21; ++i) {
            for (int j = 0; j < 3; ++j)
                design(i, j + 1) = kStackLoss[i][j];
            outcome(i) = kStackLoss[i][3];
        }
    }
};

} // namespace

TEST(HuberRegression, GivesThePublishedCoefficientsOfStackLoss)
{
    const Data data;
    const auto fit = huberFit(data.design, data.outcome);
    ASSERT_TRUE(fit);
    // Venables & Ripley (2002), rlm(stack.loss ~ ., stackloss); statsmodels' RLM prints the same.
    EXPECT_NEAR(fit->coefficients(0), -41.0265, 2e-3);
    EXPECT_NEAR(fit->coefficients(1), 0.8294, 1e-4);
    EXPECT_NEAR(fit->coefficients(2), 0.9261, 1e-4);
    EXPECT_NEAR(fit->coefficients(3), -0.1278, 1e-4);
    EXPECT_NEAR(fit->scale, 2.441, 2e-3);
}

TEST(HuberRegression, SolvesItsEquations)
{
    const Data data;
    const auto fit = huberFit(data.design, data.outcome);
    ASSERT_TRUE(fit);
    const double bound = kHuber * fit->scale;
    const Eigen::VectorXd pulled = fit->residuals.cwiseMax(-bound).cwiseMin(bound);
    EXPECT_LT((data.design.transpose() * pulled).cwiseAbs().maxCoeff(), 1e-5);
    std::vector<double> sizes;
    for (const double residual : fit->residuals)
        sizes.push_back(std::abs(residual));
    std::sort(sizes.begin(), sizes.end());
    EXPECT_NEAR(fit->scale, sizes[10] / 0.6744897501960817, 1e-9);
    EXPECT_EQ(fit->bounded, static_cast<int>((fit->residuals.array().abs() > bound).count()));
}

TEST(HuberRegression, IsNotMovedFurtherByAValueThatIsFarther)
{
    Data data;
    data.outcome(0) = 1e3;
    const auto far = huberFit(data.design, data.outcome);
    data.outcome(0) = 1e6;
    const auto farther = huberFit(data.design, data.outcome);
    ASSERT_TRUE(far && farther);
    EXPECT_LT((far->coefficients - farther->coefficients).cwiseAbs().maxCoeff(), 1e-6);
}

TEST(HuberRegression, StaysLeastSquaresWhereAllIsFittedExactly)
{
    Data data;
    data.outcome = data.design * Eigen::Vector4d(1, 2, 3, 4);
    const auto fit = huberFit(data.design, data.outcome);
    ASSERT_TRUE(fit);
    EXPECT_EQ(fit->scale, 0);
    EXPECT_NEAR(fit->coefficients(3), 4, 1e-9);
}

TEST(HuberRegression, RefusesColumnsThatDoNotDetermineIt)
{
    Data data;
    data.design.col(3) = data.design.col(1) * 2;
    EXPECT_FALSE(huberFit(data.design, data.outcome));
    EXPECT_FALSE(huberFit(data.design.topRows(3), data.outcome.head(3)));
}
