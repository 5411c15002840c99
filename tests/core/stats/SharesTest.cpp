#include "core/stats/Shares.h"

#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

int whole(const boost::json::value& value)
{
    return static_cast<int>(test::number(value));
}

void expectRange(const Range& found, const boost::json::value& expected, double close)
{
    EXPECT_NEAR(found.low, test::number(expected.at(0)), close);
    EXPECT_NEAR(found.high, test::number(expected.at(1)), close);
}

} // namespace

TEST(Shares, MeetT1)
{
    const auto truth = test::truth("T1_two_arm.json");
    for (const auto& table : truth.at("expected").at("fisher").as_object()) {
        SCOPED_TRACE(table.key());
        const auto& expected = table.value();
        const Share first { whole(expected.at("x1")), whole(expected.at("n1")) };
        const Share second { whole(expected.at("x2")), whole(expected.at("n2")) };
        const FisherTest fisher = fisherTest(first, second);
        EXPECT_NEAR(fisher.twoSided, test::number(expected.at("fisher_p_two_sided")), 1e-9);
        EXPECT_NEAR(fisher.greater, test::number(expected.at("fisher_p_greater")), 1e-9);
        EXPECT_NEAR(fisher.less, test::number(expected.at("fisher_p_less")), 1e-9);
        const double odds = test::number(expected.at("conditional_or"));
        EXPECT_NEAR(fisher.oddsRatioAsPrintedByR, odds, 1e-5 * odds);
        const auto ends = test::numbers(expected.at("or_ci95"));
        EXPECT_NEAR(fisher.asPrintedByR.low, ends[0], 1e-5 * ends[0]);
        EXPECT_NEAR(fisher.asPrintedByR.high, ends[1], 1e-5 * ends[1]);
        expectRange(newcombe(first, second), expected.at("newcombe_ci95"), 1e-8);
        expectRange(waldDifference(first, second), expected.at("wald_ci95"), 1e-8);
        expectRange(wilson(first), expected.at("wilson_1"), 1e-8);
        expectRange(wilson(second), expected.at("wilson_2"), 1e-8);
        EXPECT_NEAR(pearson(first, second), test::number(expected.at("chisq_uncorrected")), 1e-9);
    }
}

TEST(Shares, FindTheOddsRatioCloserThanR)
{
    // worked out with 200 bisections in another program
    const FisherTest tea = fisherTest({ 3, 4 }, { 1, 4 });
    EXPECT_NEAR(tea.oddsRatio, 6.408319658199668, 1e-9);
    EXPECT_NEAR(tea.range.low, 0.21173559544657863, 1e-10);
    EXPECT_NEAR(tea.range.high, 626.2435305888123, 1e-6);
    const FisherTest none = fisherTest({ 0, 40 }, { 6, 41 });
    EXPECT_EQ(none.oddsRatio, 0);
    EXPECT_EQ(none.range.low, 0);
    EXPECT_NEAR(none.range.high, 0.8108981862029271, 1e-9);
    EXPECT_TRUE(std::isinf(fisherTest({ 4, 4 }, { 0, 4 }).range.high));
}

TEST(Shares, SayNothingOfATableWithoutHits)
{
    const FisherTest test = fisherTest({ 0, 10 }, { 0, 12 });
    EXPECT_EQ(test.twoSided, 1);
    EXPECT_EQ(test.range.low, 0);
    EXPECT_TRUE(std::isinf(test.range.high));
    EXPECT_EQ(pearson({ 0, 10 }, { 0, 12 }), 0);
    EXPECT_EQ(mantelHaenszel({ { { 0, 10 }, { 0, 12 } } }).p, 1);
}
