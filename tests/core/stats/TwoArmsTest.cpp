#include "core/stats/TwoArms.h"

#include "core/stats/Shares.h"
#include "tests/support/Trial480.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

void expectMet(const BlockedDifference& found, const boost::json::value& expected)
{
    const double estimate = test::number(expected.at("estimate"));
    EXPECT_NEAR(found.value, estimate, 1e-9 * std::abs(estimate));
    const double error = test::number(expected.at("se"));
    EXPECT_NEAR(*found.error, error, 1e-8 * error);
    EXPECT_NEAR(*found.low, test::number(expected.at("ci95").at(0)), 1e-8);
    EXPECT_NEAR(*found.high, test::number(expected.at("ci95").at(1)), 1e-8);
    const auto blocks = test::numbers(expected.at("block"));
    ASSERT_EQ(found.blocks.size(), blocks.size());
    for (std::size_t b = 0; b < blocks.size(); ++b)
        EXPECT_NEAR(found.blocks[b], blocks[b], 1e-9);
}

} // namespace

TEST(TwoArms, MeetT3)
{
    const auto expected = test::truth("T3_trial480.json").at("expected");
    const auto likes = blockedDifference(test::trial480("likes_after"));
    expectMet(likes, expected.at("itt_likes"));
    expectMet(blockedDifference(test::trial480("retained28")), expected.at("itt_retained"));
    const auto took = blockedDifference(test::trial480("followed"));
    expectMet(took, expected.at("first_stage"));
    const double effect = test::number(expected.at("wald_cace_likes"));
    EXPECT_NEAR(likes.value / took.value, effect, 1e-9 * effect);
}

TEST(TwoArms, MeetTheErrorsOfNpk)
{
    const auto expected = test::truth("T1_two_arm.json").at("expected").at("npk_blocked");
    const auto found = blockedDifference(test::npk());
    EXPECT_NEAR(found.value, test::number(expected.at("estimate")), 1e-9);
    EXPECT_NEAR(*found.error, test::number(expected.at("neyman_blocked_se")), 1e-9);
    const auto blocks = test::numbers(expected.at("block_diffs"));
    for (std::size_t b = 0; b < blocks.size(); ++b)
        EXPECT_NEAR(found.blocks.at(b), blocks[b], 1e-9);
}

TEST(TwoArms, AdjustAsLinDoes)
{
    const auto expected = test::truth("T3_trial480.json").at("expected").at("lin_adjusted_likes");
    auto table = test::truthTable("trial480.csv");
    for (double& before : table["likes_before"])
        before = std::log1p(before);
    const auto found = linDifference(test::trial480("likes_after"), { table["likes_before"] });
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->value, test::number(expected.at("estimate")), 1e-9 * found->value);
    EXPECT_NEAR(*found->error, test::number(expected.at("se_hc2")), 1e-8 * *found->error);
}

TEST(TwoArms, AdjustedForNothingAreTheDifferenceOfMeans)
{
    const TwoArms trial { { 1, 5, 2, 8, 4, 4 }, { 1, 1, 1, 0, 0, 0 }, {} };
    const auto found = linDifference(trial, {});
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->value, 8.0 / 3 - 16.0 / 3, 1e-12);
    // HC2 without covariates is Neyman's variance
    EXPECT_NEAR(*found->error, *blockedDifference(trial).error, 1e-12);
}

TEST(TwoArms, CannotAdjustWhereColumnsSayTheSame)
{
    const TwoArms trial = test::trial480("likes_after");
    auto table = test::truthTable("trial480.csv");
    EXPECT_FALSE(linDifference(trial, { table["likes_before"], table["likes_before"] }));
    EXPECT_FALSE(linDifference({ { 1, 2, 3 }, { 1, 0, 1 }, {} }, { { 1, 2, 3 } }));
}

TEST(TwoArms, HaveNoErrorWhereAnArmHoldsOne)
{
    const auto found = blockedDifference({ { 1, 2, 3 }, { 1, 0, 0 }, {} });
    EXPECT_NEAR(found.value, -1.5, 1e-15);
    EXPECT_FALSE(found.error);
}

TEST(TwoArms, MeetTheCommonOddsRatioOfT3)
{
    const auto expected = test::truth("T3_trial480.json").at("expected").at("cmh_retained");
    const TwoArms trial = test::trial480("retained28");
    std::vector<Stratum> blocks(6);
    for (std::size_t i = 0; i < trial.units(); ++i) {
        Stratum& block = blocks[static_cast<std::size_t>(trial.blockOf(i))];
        Share& share = trial.treated[i] ? block.first : block.second;
        ++share.all;
        share.hits += trial.outcome[i] == 1;
    }
    const MantelHaenszel found = mantelHaenszel(blocks);
    EXPECT_NEAR(found.chiSquared, test::number(expected.at("chisq_uncorrected")), 1e-8);
    EXPECT_NEAR(found.p, test::number(expected.at("p")), 1e-10);
    EXPECT_NEAR(found.oddsRatio, test::number(expected.at("common_or")), 1e-8);
}

TEST(SampleRatio, StopsWhatWasNotDrawnAsPlanned)
{
    EXPECT_FALSE(sampleRatio(240, 240).broken());
    EXPECT_FALSE(sampleRatio(270, 230).broken());
    EXPECT_TRUE(sampleRatio(300, 200).broken());
    EXPECT_NEAR(sampleRatio(300, 200).chiSquared, 20, 1e-12);
    EXPECT_FALSE(sampleRatio(300, 200, 0.6).broken());
}
