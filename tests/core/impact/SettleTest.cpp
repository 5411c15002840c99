#include "core/impact/Settle.h"

#include "core/impact/Effect.h"
#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

DampedLevel fitted(double noise, double drift, double effect, int after)
{
    test::Noise deviate(11);
    DailySeries series;
    series.before = 180;
    double level = 8;
    for (int t = 0; t < 180 + after; ++t) {
        series.weekdays.push_back(t % 7);
        series.values.push_back(level + deviate(noise) + (t >= 180 ? effect : 0));
        level += deviate(drift);
    }
    DampedLevelOptions options;
    options.daysBeyond = kFarthestHorizon;
    return DampedLevel::fit(series, options).value();
}

const Thresholds kThresholds = thresholdsOf(Scale::of(Metric::views, { 3000 }), 3000);

} // namespace

TEST(Settle, PutsThePercentagesOnTheScaleOfTheModel)
{
    EXPECT_NEAR(kThresholds.up, std::log(1.05), 1e-15);
    EXPECT_NEAR(kThresholds.down, std::log(0.95), 1e-15);
    EXPECT_NEAR(kThresholds.marginUp, std::log(1.1), 1e-15);
    EXPECT_NEAR(kThresholds.marginDown, std::log(0.9), 1e-15);
}

TEST(Settle, ReadsTheChancesOffTheEffect)
{
    const TMixture effect({ { 1, 0.04, 0.03 } }, 100);
    const VerdictInput input = chances(effect, kThresholds);
    EXPECT_NEAR(input.chanceUp, effect.chanceAbove(std::log(1.05)), 1e-15);
    EXPECT_NEAR(input.chanceDown, effect.chanceBelow(std::log(0.95)), 1e-15);
    EXPECT_NEAR(input.chanceNone,
        1 - effect.chanceAbove(std::log(1.1)) - effect.chanceBelow(std::log(0.9)), 1e-12);
}

TEST(Settle, NeedsFewDaysOnAQuietSeriesAndNeverEndsOnAWildOne)
{
    const DampedLevel quiet = fitted(0.05, 0, 0, 10);
    EXPECT_EQ(daysToSettle(quiet, quiet.averageEffect(), kThresholds), 7);
    const DampedLevel young = fitted(0.05, 0, 0, 3); // no verdict before the first look
    EXPECT_EQ(daysToSettle(young, young.averageEffect(), kThresholds), 14);
    const DampedLevel wild = fitted(0.2, 0.15, 0, 30);
    EXPECT_FALSE(daysToSettle(wild, wild.averageEffect(), kThresholds));
}

TEST(Settle, IsTheFirstHorizonThatWouldDo)
{
    const DampedLevel model = fitted(0.25, 0, 0.12, 14);
    const TMixture effect = model.averageEffect();
    ASSERT_FALSE(conclusive({ chances(effect, kThresholds).chanceUp, 0, 0, 14, {} }));
    const auto more = daysToSettle(model, effect, kThresholds);
    ASSERT_TRUE(more);
    const auto wouldDo = [&](int days) {
        std::vector<char> used(static_cast<std::size_t>(14 + days), 1);
        const TMixture expected = model.expectedAverage(used);
        VerdictInput input =
            chances(expected.mirroredAt(expected.mean() + effect.mean()), kThresholds);
        input.daysAfter = 14 + days;
        return conclusive(input) || 2.8 * expected.sd() <= std::log(1.1);
    };
    EXPECT_GT(*more, 7);
    EXPECT_TRUE(wouldDo(*more));
    for (const int fewer : { 7, 14, 28, 56 })
        EXPECT_TRUE(fewer >= *more || !wouldDo(fewer)) << fewer;
}
