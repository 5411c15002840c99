#include "core/impact/Settle.h"

#include "core/impact/Effect.h"
#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <algorithm>
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
    EXPECT_EQ(daysToSettle(quiet, quiet.averageEffect(), kThresholds), 4)
        << "no sooner than at the next look";
    const DampedLevel young = fitted(0.05, 0, 0, 3); // no verdict before the first look
    EXPECT_EQ(daysToSettle(young, young.averageEffect(), kThresholds), 11);
    const DampedLevel wild = fitted(0.2, 0.15, 0, 30);
    EXPECT_FALSE(daysToSettle(wild, wild.averageEffect(), kThresholds));
}

TEST(Settle, IsTheFirstLookThatWouldDo)
{
    const DampedLevel model = fitted(0.25, 0, 0.12, 14);
    const TMixture effect = model.averageEffect();
    ASSERT_FALSE(conclusive({ chances(effect, kThresholds).chanceUp, 0, 0, 14, {} }));
    const auto more = daysToSettle(model, effect, kThresholds);
    ASSERT_TRUE(more);
    const auto wouldDo = [&](int look) {
        std::vector<char> used(static_cast<std::size_t>(look), 1);
        const TMixture expected = model.expectedAverage(used);
        VerdictInput input =
            chances(expected.mirroredAt(expected.mean() + effect.mean()), kThresholds);
        input.daysAfter = look;
        return conclusive(input) || 2.8 * expected.sd() <= std::log(1.1);
    };
    EXPECT_TRUE(wouldDo(14 + *more));
    for (const int look : { 28, 56, 90 })
        EXPECT_TRUE(look >= 14 + *more || !wouldDo(look)) << look;
}

TEST(Settle, ForeseesFromTheDaysThereAreAndThoseToCome)
{
    const DampedLevel model = fitted(0.2, 0, 0, 30);
    std::vector<char> week(30, 0), later(56, 1);
    std::fill_n(week.begin(), 7, 1);
    EXPECT_EQ(deviationAfter(model, 7), model.expectedAverage(week).sd());
    EXPECT_EQ(deviationAfter(model, 56), model.expectedAverage(later).sd());
    EXPECT_EQ(deviationAfter(model, 56, 2), model.expectedAverage(later).widened(2).sd());
    EXPECT_GT(deviationAfter(model, 7), deviationAfter(model, 28));
    EXPECT_TRUE(std::isinf(deviationAfter(model, 500)));
}
