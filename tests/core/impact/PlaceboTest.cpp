#include "core/impact/Placebo.h"

#include "core/stats/DampedLevel.h"
#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mutuals;

namespace {

/// A level that takes steps of `drift`, and from day `after` on is higher by `effect`.
DailySeries creator(int before, int after, double drift, double effect, std::uint64_t seed)
{
    test::Noise noise(seed);
    DailySeries series;
    series.before = before;
    double level = 8;
    for (int t = 0; t < before + after; ++t) {
        series.weekdays.push_back(t % 7);
        series.values.push_back(level + noise(0.2) + (t >= before ? effect : 0));
        level += noise(drift);
    }
    return series;
}

Placebo wallOf(const DailySeries& series)
{
    const auto fitted = DampedLevel::fit(series, DampedLevelOptions::calibrated());
    EXPECT_TRUE(fitted);
    const auto found = placebo(series, fitted->averageEffect());
    EXPECT_TRUE(found);
    return found.value_or(Placebo {});
}

const TMixture kEffect({ { 1, 0.3, 0.1 } }, 50); // z about 3

} // namespace

TEST(Placebo, TriesEveryStartWithEnoughDaysBeforeItAndAWindowBeforeTheTrueOne)
{
    const auto found = placebo(creator(100, 20, 0, 0, 1), kEffect);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->window, 14); // windows of 20 days would be fewer than 8
    ASSERT_EQ(found->starts.size(), 59U);
    EXPECT_EQ(found->starts.front().day, 28);
    EXPECT_EQ(found->starts.back().day, 86);
    EXPECT_EQ(found->windows, 9);
    EXPECT_TRUE(found->enough());
}

TEST(Placebo, IsTheModelAtAFalseStart)
{
    const DailySeries series = creator(100, 20, 0, 0, 1);
    const auto found = placebo(series, kEffect);
    DailySeries part = series;
    part.before = 40;
    part.values.resize(54);
    part.weekdays.resize(54);
    const TMixture effect =
        DampedLevel::fit(part, DampedLevelOptions::calibrated())->averageEffect();
    EXPECT_EQ(found->starts[12].day, 40);
    EXPECT_NEAR(found->starts[12].z(), effect.mean() / effect.sd(), 0.02);
}

TEST(Placebo, LooksOverLongWindowsWhereThereAreEnoughOfThem)
{
    const auto found = placebo(creator(200, 60, 0, 0, 1), kEffect);
    EXPECT_EQ(found->window, 28);
    EXPECT_EQ(found->windows, 11);
}

TEST(Placebo, SaysWhenTheHistoryIsTooShort)
{
    const auto found = placebo(creator(60, 28, 0, 0, 1), kEffect);
    EXPECT_FALSE(found->enough());
    EXPECT_EQ(found->widening(), 1);
    EXPECT_EQ(found->windows, 3);
    const auto none = placebo(creator(40, 28, 0, 0, 1), kEffect);
    EXPECT_TRUE(none->starts.empty());
    EXPECT_EQ(none->rank, 1);
    EXPECT_EQ(none->rms, 0);
}

TEST(Placebo, RanksARealChangeFirstAndNothingAmongTheRest)
{
    const Placebo real = wallOf(creator(150, 28, 0, 0.5, 3));
    EXPECT_EQ(real.rank, 1);
    EXPECT_TRUE(real.passed());
    int passed = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed)
        passed += wallOf(creator(110, 28, 0, 0, seed)).passed() ? 1 : 0;
    EXPECT_LE(passed, 2);
}

TEST(Placebo, FindsTheModelHonestOnWhatItIsMadeFor)
{
    double squares = 0;
    int runs = 0, alarms = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto found = placebo(creator(120, 14, 0, 0, seed), kEffect);
        squares += found->rms * found->rms * static_cast<double>(found->starts.size());
        runs += static_cast<int>(found->starts.size());
        alarms += found->falseAlarms;
    }
    EXPECT_LT(std::sqrt(squares / runs), 1.1);
    EXPECT_LT(alarms, 0.05 * runs);
}

TEST(Placebo, WidensWhatItFindsTooSure)
{
    // steps up and down every twenty days: no model of levels foresees them
    DailySeries series = creator(180, 14, 0, 0, 2);
    for (std::size_t t = 0; t < series.values.size(); ++t)
        series.values[t] += t < 60 || t / 20 % 2 == 0 ? 0 : 2;
    const auto found = placebo(series, kEffect);
    EXPECT_GT(found->rms, kHonest);
    EXPECT_NEAR(found->widening(), std::min(found->rms, kWidest), 1e-15);
    Placebo wild;
    wild.windows = kFewestWindows;
    wild.rms = 5;
    EXPECT_EQ(wild.widening(), kWidest);
    wild.rms = 1.2;
    EXPECT_EQ(wild.widening(), 1);
}

TEST(Placebo, SkipsWindowsWithoutDays)
{
    DailySeries series = creator(120, 14, 0, 0, 1);
    for (std::size_t t = 50; t < 70; ++t)
        series.values[t] = std::numeric_limits<double>::quiet_NaN();
    const auto found = placebo(series, kEffect);
    for (const PlaceboStart& start : found->starts)
        EXPECT_TRUE(start.day < 44 || start.day > 62) << start.day;
}

TEST(Placebo, StopsWhenToldTo)
{
    std::stop_source source;
    source.request_stop();
    const auto found =
        placebo(creator(120, 14, 0, 0, 1), kEffect, mutuals::Run { source.get_token(), {} });
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Error::Code::cancelled);
}
