#include "core/impact/Counterfactual.h"

#include "tests/support/Noise.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mutuals;

namespace {

DailySeries creator120()
{
    auto table = test::truthTable("creator120.csv");
    DailySeries series;
    series.values = table["log1p_views"];
    series.covariates = { table["posts"], table["trend_index"] };
    series.before = 90;
    for (int t = 0; t < 120; ++t)
        series.weekdays.push_back(t % 7);
    return series;
}

DailySeries level(double value, double after)
{
    test::Noise noise(2);
    DailySeries series;
    series.before = 60;
    for (int t = 0; t < 90; ++t)
        series.values.push_back((t < 60 ? value : after) + noise(1));
    return series;
}

} // namespace

TEST(Counterfactual, MeetsP5UnderItsNames)
{
    const auto truth = test::truth("P5_m1_creator120.json");
    const auto expected = truth.at("expected").at("posterior");
    const auto found = counterfactual(creator120());
    ASSERT_TRUE(found);
    const double close = 2e-3 * test::number(expected.at("average_sd"));
    EXPECT_NEAR(found->averageEffect, test::number(expected.at("average_effect")), close);
    EXPECT_NEAR(found->averageSd, test::number(expected.at("average_sd")), close);
    EXPECT_NEAR(found->averageLower, test::number(expected.at("average_lower")), close);
    EXPECT_NEAR(found->averageUpper, test::number(expected.at("average_upper")), close);
    EXPECT_NEAR(found->probPositive, test::number(expected.at("prob_positive")), 5e-4);
    EXPECT_NEAR(found->postMeanPhi, test::number(expected.at("post_mean_phi")), 5e-4);
    EXPECT_NEAR(found->postProbPhi1, test::number(expected.at("post_prob_phi_1")), 5e-4);
    EXPECT_NEAR(found->postMeanRho, test::number(expected.at("post_mean_rho")), 5e-4);
    EXPECT_EQ(found->days, 28);
    EXPECT_EQ(found->postMeanB.size(), 10U);
    EXPECT_EQ(found->dailyCounterfactual.size(), 30U);
}

TEST(Counterfactual, SharesOfANegativeLevelKeepTheSignOfTheEffect)
{
    const auto up = counterfactual(level(-50, -40));
    EXPECT_GT(up->absolute.value, 0);
    EXPECT_GT(up->relative->value, 0);
    EXPECT_LT(up->relative->low, up->relative->value);
    EXPECT_LT(up->relative->value, up->relative->high);
    EXPECT_NEAR(up->relative->value, 0.2, 0.05);
    const auto same = counterfactual(level(50, 60));
    EXPECT_NEAR(same->relative->value, 0.2, 0.05);
    EXPECT_NEAR(same->cumulative.low, 30 * same->absolute.low, 1e-9);
}

TEST(Counterfactual, WithholdsTheShareOfALevelAroundZero)
{
    const auto found = counterfactual(level(0, 5));
    EXPECT_FALSE(found->relative);
    EXPECT_GT(found->absolute.low, 0);
}

TEST(Counterfactual, TakesLogarithmsAndComesBack)
{
    DailySeries series = creator120();
    for (double& value : series.values)
        value = std::expm1(value);
    CounterfactualOptions options;
    options.transform = Transform::log1p;
    const auto found = counterfactual(series, options);
    const auto plain = counterfactual(creator120());
    EXPECT_NEAR(found->averageEffect, plain->averageEffect, 1e-9);
    EXPECT_NEAR(found->relative->low, std::expm1(plain->averageLower), 1e-9);
    EXPECT_NEAR(found->absolute.value, found->meanAfter - found->expectedMean, 1e-9);
    EXPECT_NEAR(
        found->band[5]->value, std::expm1(plain->band[5]->value), 0.1 * found->band[5]->value);
    series.values[3] = -2;
    EXPECT_EQ(counterfactual(series, options).error().code, Error::Code::invalid);
}

TEST(Counterfactual, LeavesDaysWithoutTheirCovariateOut)
{
    DailySeries series = creator120();
    series.covariates[0][10] = std::numeric_limits<double>::quiet_NaN();
    series.covariates[0][102] = std::numeric_limits<double>::quiet_NaN();
    const auto found = counterfactual(series);
    const auto whole = counterfactual(creator120());
    EXPECT_EQ(found->usedBefore, whole->usedBefore - 1);
    EXPECT_EQ(found->days, whole->days - 1);
    EXPECT_FALSE(found->band[12]);
    EXPECT_TRUE(std::isnan(found->dailyCounterfactual[12]));
    EXPECT_FALSE(std::isnan(found->meanAfter));
    EXPECT_NEAR(found->averageEffect, whole->averageEffect, 0.1);
}
