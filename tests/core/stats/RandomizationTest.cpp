#include "core/stats/Randomization.h"

#include "core/stats/AssignmentSums.h"
#include "tests/support/Trial480.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <random>

using namespace mutuals;

namespace {

/// Share of all assignments, each tried by hand, that are at least as far out if the effect were
/// `effect`: one block of six or fewer, three of them treated.
double plainP(const TwoArms& trial, double effect)
{
    std::vector<double> untreated = trial.outcome;
    for (std::size_t i = 0; i < untreated.size(); ++i)
        untreated[i] -= trial.treated[i] ? effect : 0;
    const auto difference = [&](const std::vector<char>& treated) {
        double sums[2] {}, counts[2] {};
        for (std::size_t i = 0; i < treated.size(); ++i) {
            sums[static_cast<std::size_t>(treated[i])] += untreated[i];
            ++counts[static_cast<std::size_t>(treated[i])];
        }
        return sums[1] / counts[1] - sums[0] / counts[0];
    };
    const double found = std::abs(difference(trial.treated));
    std::vector<char> treated = trial.treated;
    std::sort(treated.begin(), treated.end());
    int far = 0, all = 0;
    do {
        ++all;
        far += std::abs(difference(treated)) >= found - 1e-9;
    } while (std::next_permutation(treated.begin(), treated.end()));
    return static_cast<double>(far) / all;
}

TwoArms without(TwoArms trial, double effect)
{
    for (std::size_t i = 0; i < trial.units(); ++i)
        trial.outcome[i] -= trial.treated[i] ? effect : 0;
    return trial;
}

} // namespace

TEST(Randomization, MeetsNpkOfT1)
{
    const auto expected = test::truth("T1_two_arm.json").at("expected").at("npk_blocked");
    const auto found = randomizationTest(test::npk(), {});
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->exact && found->exactInterval);
    EXPECT_NEAR(found->estimate, test::number(expected.at("estimate")), 1e-9);
    EXPECT_EQ(found->assignments, test::number(expected.at("assignments")));
    EXPECT_NEAR(found->pTwoSided, test::number(expected.at("p_two_sided")), 1e-9);
    EXPECT_NEAR(found->pGreater, test::number(expected.at("p_greater")), 1e-9);
    EXPECT_NEAR(found->nullSd, test::number(expected.at("null_sd")), 1e-9);
    const auto ends = test::numbers(expected.at("ci95_by_inversion_grid_0.05"));
    EXPECT_NEAR(found->low, ends[0], 0.05);
    EXPECT_NEAR(found->high, ends[1], 0.05);
}

TEST(Randomization, MeetsT3)
{
    const auto expected =
        test::truth("T3_trial480.json").at("expected").at("randomisation_p_likes");
    RandomizationOptions options;
    options.draws = 100000;
    const auto found = randomizationTest(test::trial480("likes_after"), options);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->exact);
    EXPECT_NEAR(found->pTwoSided, test::number(expected.at("p_two_sided_mc")), 0.003);
    EXPECT_NEAR(found->pTwoSidedDrawn, found->pTwoSided, 0.005);
    EXPECT_NEAR(found->nullSd, test::number(expected.at("null_sd")), 0.01 * found->nullSd);
    // close to the interval of the normal distribution, as they should be for so many
    EXPECT_NEAR(found->low, -0.232, 0.03);
    EXPECT_NEAR(found->high, 0.999, 0.03);
}

TEST(Randomization, IsWhatTryingAllAssignmentsSays)
{
    const TwoArms trial { { 3.1, 0.2, 7.7, 1.4, 2.5, 0.9 }, { 1, 0, 1, 0, 1, 0 }, {} };
    RandomizationOptions options;
    options.level = 0.8;
    const auto found = randomizationTest(trial, options);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->assignments, 20);
    EXPECT_NEAR(found->pTwoSided, plainP(trial, 0), 1e-12);
    const double inside = 1e-6;
    EXPECT_GT(plainP(trial, found->low + inside), 0.2);
    EXPECT_LE(plainP(trial, found->low - inside), 0.2);
    EXPECT_GT(plainP(trial, found->high - inside), 0.2);
    EXPECT_LE(plainP(trial, found->high + inside), 0.2);
}

TEST(Randomization, ConvolvesToWhatEnumeratingSays)
{
    // blocks of several sizes and shares, outcomes with a decimal
    const TwoArms trial { { 1.5, 2, 0, 0, 3.5, 1, 4, 4, 0, 9, 2, 2.5 },
        { 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1 }, { 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2 } };
    const auto all = allReassigned(assignmentSums(trial));
    const auto chances = convolvedChances(trial, {});
    ASSERT_TRUE(chances && *chances);
    for (const double limit : { -2.0, -0.7, 0.0, 0.3, 1.1, 2.2 }) {
        double plain = 0, convolved = 0;
        for (const Reassigned& one : all)
            plain += one.difference >= limit - 1e-9 ? 1.0 / static_cast<double>(all.size()) : 0;
        for (std::size_t i = 0; i < (*chances)->chance.size(); ++i)
            convolved +=
                (*chances)->first + static_cast<double>(i) * (*chances)->step >= limit - 1e-9
                ? (*chances)->chance[i]
                : 0;
        EXPECT_NEAR(plain, convolved, 1e-12) << limit;
    }
}

TEST(Randomization, DrawsWhereOutcomesAreNoDecimals)
{
    TwoArms trial = test::trial480("likes_after");
    for (double& outcome : trial.outcome)
        outcome = std::log1p(outcome);
    const auto found = randomizationTest(trial, {});
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->exact);
    EXPECT_EQ(found->draws, 20000);
    EXPECT_EQ(found->pTwoSided, found->pTwoSidedDrawn);
    EXPECT_EQ(found->pTwoSided, randomizationTest(trial, {})->pTwoSided) << "the same at each run";
    // its interval is where the test of the shifted outcome stops to reject
    EXPECT_NEAR(randomizationTest(without(trial, found->low), {})->pTwoSided, 0.05, 0.005);
    EXPECT_NEAR(randomizationTest(without(trial, found->high), {})->pTwoSided, 0.05, 0.005);
}

TEST(Randomization, SaysNothingOfTooFew)
{
    const auto found = randomizationTest({ { 1, 2 }, { 1, 0 }, {} }, {});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->pTwoSided, 1);
    EXPECT_TRUE(std::isinf(found->low) && std::isinf(found->high));
    const auto same = randomizationTest({ { 2, 2, 2, 2 }, { 1, 0, 1, 0 }, {} }, {});
    EXPECT_EQ(same->pTwoSided, 1);
    EXPECT_EQ(same->nullSd, 0);
}

TEST(Randomization, HearsStop)
{
    std::stop_source stop;
    stop.request_stop();
    const auto found =
        randomizationTest(test::trial480("likes_after"), {}, { stop.get_token(), {} });
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Error::Code::cancelled);
}

/// 20,000 draws of 500 people are to take half a second at most; beside plain shuffles of as many
/// numbers in the same process a busy machine tells as much as a quiet one.
TEST(Randomization, DrawsNoSlowerThanPlainShuffles)
{
    constexpr int kDraws = 20000;
    TwoArms trial;
    for (int i = 0; i < 500; ++i) {
        trial.outcome.push_back(std::exp(std::sin(1.7 * i)) * (1 + i % 13));
        trial.treated.push_back(i % 2 ? 1 : 0);
        trial.block.push_back(i / 2 % 9);
    }
    const auto seconds = [](std::clock_t from) {
        return static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
    };
    auto from = std::clock();
    ASSERT_EQ(randomizationTest(trial, { kDraws, 1, 0.95 })->draws, kDraws);
    const double ours = seconds(from);
    from = std::clock();
    std::mt19937_64 generator(1);
    double sum = 0;
    for (int i = 0; i < kDraws; ++i) {
        std::shuffle(trial.treated.begin(), trial.treated.end(), generator);
        for (std::size_t unit = 0; unit < trial.units(); ++unit)
            sum += trial.treated[unit] ? trial.outcome[unit] : 0;
    }
    const double plain = seconds(from);
    EXPECT_GT(sum, 0);
    EXPECT_LT(ours, plain) << ours << " s";
    RecordProperty("ratio", std::to_string(ours / plain));
}
