#include "core/stats/Welch.h"

#include "tests/support/Truth.h"

#include <gtest/gtest.h>

using namespace mutuals;

namespace {

struct Sleep {
    std::vector<double> first, second, differences;
};

Sleep sleepers()
{
    auto table = test::truthTable("sleep.csv");
    Sleep sleep;
    for (std::size_t i = 0; i < table["extra"].size(); ++i)
        (table["group"][i] == 1 ? sleep.first : sleep.second).push_back(table["extra"][i]);
    for (std::size_t i = 0; i < sleep.first.size(); ++i)
        sleep.differences.push_back(sleep.first[i] - sleep.second[i]);
    return sleep;
}

void expectMet(const MeanTest& found, const boost::json::value& expected)
{
    EXPECT_NEAR(found.t, test::number(expected.at("t")), 1e-9);
    EXPECT_NEAR(found.p, test::number(expected.at("p")), 1e-9);
    EXPECT_NEAR(found.range.low, test::number(expected.at("ci95").at(0)), 1e-8);
    EXPECT_NEAR(found.range.high, test::number(expected.at("ci95").at(1)), 1e-8);
}

} // namespace

TEST(Welch, MeetsTheSleepersOfT1)
{
    const auto expected = test::truth("T1_two_arm.json").at("expected");
    const Sleep sleep = sleepers();
    const MeanTest welch = welchTest(sleep.first, sleep.second);
    expectMet(welch, expected.at("sleep_welch"));
    EXPECT_NEAR(welch.difference, test::number(expected.at("sleep_welch").at("diff")), 1e-9);
    EXPECT_NEAR(welch.degreesOfFreedom, test::number(expected.at("sleep_welch").at("df")), 1e-9);
    expectMet(pairedTest(sleep.differences), expected.at("sleep_paired"));
    const SignFlips flips = signFlipTest(sleep.differences, 1);
    EXPECT_EQ(flips.assignments, 1024);
    EXPECT_NEAR(
        flips.pTwoSided, test::number(expected.at("sleep_sign_flip").at("p_two_sided")), 1e-12);
}

TEST(Welch, FlipsManyPairsByDraws)
{
    std::vector<double> differences;
    for (int i = 0; i < 100; ++i)
        differences.push_back((i % 7 - 3) + 0.3);
    const SignFlips flips = signFlipTest(differences, 1);
    EXPECT_FALSE(flips.exact);
    // the sum of 100 signed values is close to normal
    EXPECT_NEAR(flips.pTwoSided, pairedTest(differences).p, 0.02);
}
