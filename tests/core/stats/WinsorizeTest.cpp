#include "core/stats/Winsorize.h"

#include "core/stats/Quantile.h"
#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mutuals;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::vector<int> weekdays(int days)
{
    std::vector<int> all;
    for (int t = 0; t < days; ++t)
        all.push_back(t % 7);
    return all;
}

/// A level of 8, a loud weekend and noise of 0.2.
std::vector<double> usualDays(int days, std::uint64_t seed)
{
    test::Noise noise(seed);
    std::vector<double> values;
    for (int t = 0; t < days; ++t)
        values.push_back(8 + (t % 7 >= 5 ? 1.5 : 0) + noise(0.2));
    return values;
}

} // namespace

TEST(Winsorize, DrawsBackAViralAndAQuietDayAndNamesThem)
{
    std::vector<double> values = usualDays(90, 1);
    values[30] += 3;
    values[70] -= 3;
    const Winsorized clipped = winsorized(values, weekdays(90), 60);
    ASSERT_EQ(std::count(clipped.clippedHigh.begin(), clipped.clippedHigh.end(), 30), 1);
    ASSERT_EQ(std::count(clipped.clippedLow.begin(), clipped.clippedLow.end(), 70), 1);
    EXPECT_NEAR(clipped.values[30], values[30] - 3 + 0.6, 0.6);
    EXPECT_NEAR(clipped.values[70], values[70] + 3 - 0.6, 0.6);
    // nearly all other days stay as they are; the weekend is no viral day
    EXPECT_LE(clipped.clippedHigh.size() + clipped.clippedLow.size(), 6U);
}

TEST(Winsorize, TreatsBothSidesAndBothDirectionsAlike)
{
    std::vector<double> values = usualDays(84, 2);
    values[20] += 4;
    values[60] -= 4;
    const Winsorized clipped = winsorized(values, weekdays(84), 42);
    std::vector<double> mirrored = values;
    for (double& value : mirrored)
        value = -value;
    const Winsorized other = winsorized(mirrored, weekdays(84), 42);
    EXPECT_EQ(clipped.clippedHigh, other.clippedLow);
    EXPECT_EQ(clipped.clippedLow, other.clippedHigh);
    for (std::size_t t = 0; t < values.size(); ++t)
        EXPECT_NEAR(clipped.values[t], -other.values[t], 1e-12);
}

TEST(Winsorize, LeavesAStepAtTheChangeAlone)
{
    std::vector<double> values = usualDays(60, 3);
    for (std::size_t t = 40; t < 60; ++t)
        values[t] += 2;
    const Winsorized clipped = winsorized(values, weekdays(60), 40);
    double moved = 0;
    for (std::size_t t = 0; t < 60; ++t)
        moved += std::abs(clipped.values[t] - values[t]);
    EXPECT_LT(moved, 1);
}

TEST(Winsorize, KeepsMissingDaysMissing)
{
    std::vector<double> values = usualDays(60, 4);
    values[10] = values[45] = kMissing;
    for (std::size_t t = 50; t < 60; ++t)
        values[t] = kMissing;
    const Winsorized clipped = winsorized(values, weekdays(60), 40);
    EXPECT_TRUE(std::isnan(clipped.values[10]) && std::isnan(clipped.values[45]));
    EXPECT_FALSE(std::isnan(clipped.values[11]));
}

TEST(Winsorize, LeavesASeriesThatHardlyMovesAlone)
{
    std::vector<double> values(60, 5.0);
    values[10] = 9;
    const Winsorized clipped = winsorized(values, {}, 40);
    EXPECT_EQ(clipped.values, values);
    EXPECT_TRUE(clipped.clippedHigh.empty());
}

TEST(Quantile, IsLinearBetweenNeighbors)
{
    std::vector<double> sample { 4, 1, 3, 2 };
    EXPECT_DOUBLE_EQ(quantile(sample, 0), 1);
    EXPECT_DOUBLE_EQ(quantile(sample, 1), 4);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.5), 2.5);
    EXPECT_DOUBLE_EQ(quantile(sample, 0.25), 1.75); // R: quantile(1:4, .25)
    EXPECT_TRUE(std::isnan(median({})));
}
