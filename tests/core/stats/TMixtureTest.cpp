#include "core/stats/TMixture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace mutuals;

TEST(TMixture, OfOnePartIsStudentT)
{
    const TMixture one({ { 1, 10, 2 } }, 5);
    EXPECT_NEAR(one.quantile(0.975), 10 + 2 * 2.570581836, 1e-8); // NIST table of t, 5 df
    EXPECT_NEAR(one.sd(), 2 * std::sqrt(5.0 / 3), 1e-14);
    EXPECT_NEAR(one.chanceBelow(10), 0.5, 1e-15);
}

TEST(TMixture, OfOneDegreeOfFreedomIsCauchy)
{
    const TMixture cauchy({ { 1, 0, 1 } }, 1);
    EXPECT_NEAR(cauchy.chanceBelow(3), 0.5 + std::atan(3.0) / std::numbers::pi, 1e-14);
    EXPECT_NEAR(cauchy.quantile(0.9), std::tan(0.4 * std::numbers::pi), 1e-8);
    EXPECT_TRUE(std::isinf(cauchy.sd()));
}

TEST(TMixture, AddsTheSpreadBetweenItsParts)
{
    const TMixture two({ { 0.5, -100, 1 }, { 0.5, 100, 1 } }, 12);
    EXPECT_NEAR(two.mean(), 0, 1e-12);
    EXPECT_NEAR(two.sd(), std::sqrt(10000 + 1.2), 1e-9);
    // a quarter of all lies below the middle of the lower part
    EXPECT_NEAR(two.quantile(0.25), -100, 1e-6);
    EXPECT_NEAR(two.quantile(0.75), 100, 1e-6);
}

TEST(TMixture, ReturnsItsSharesFromItsQuantiles)
{
    const TMixture skewed({ { 0.7, 0, 1 }, { 0.2, 4, 3 }, { 0.1, -2, 0.1 } }, 20);
    for (const double share : { 1e-6, 0.025, 0.5, 0.83, 0.975, 1 - 1e-6 })
        EXPECT_NEAR(skewed.chanceBelow(skewed.quantile(share)), share, 1e-10);
}

TEST(TMixture, MirrorsAtAValue)
{
    const TMixture skewed({ { 0.7, 0, 1 }, { 0.3, 4, 3 } }, 20);
    EXPECT_NEAR(skewed.mirroredAt(5).quantile(0.1), 5 - skewed.quantile(0.9), 1e-8);
    EXPECT_NEAR(skewed.chanceAbove(2) + skewed.chanceBelow(2), 1, 1e-14);
    EXPECT_GT(skewed.chanceAbove(1e4), 0);
}

TEST(TMixture, WidensAroundItsMean)
{
    const TMixture skewed({ { 0.7, 0, 1 }, { 0.3, 4, 3 } }, 20);
    const TMixture wide = skewed.widened(1.7);
    EXPECT_NEAR(wide.mean(), skewed.mean(), 1e-12);
    EXPECT_NEAR(wide.sd(), 1.7 * skewed.sd(), 1e-12);
    const auto moved = [&](double share) {
        return skewed.mean() + 1.7 * (skewed.quantile(share) - skewed.mean());
    };
    EXPECT_NEAR(wide.quantile(0.1), moved(0.1), 1e-8);
    EXPECT_NEAR(wide.quantile(0.9), moved(0.9), 1e-8);
}
