#include "core/stats/DampedLevel.h"

#include "tests/support/DenseLevel.h"
#include "tests/support/Noise.h"
#include "tests/support/OrdinarySeries.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

using namespace mutuals;
using test::ordinary;

namespace {

/// Days of the week whose effects walk by `step` a week; their mean stays 0.
void letDrift(DailySeries& series, double step, std::uint64_t seed)
{
    test::Noise noise(seed);
    std::array<double, 7> effects {};
    for (std::size_t t = 0; t < series.values.size(); ++t) {
        if (t % 7 == 0) {
            double mean = 0;
            for (double& effect : effects) {
                effect += noise(step);
                mean += effect / 7;
            }
            for (double& effect : effects)
                effect -= mean;
        }
        series.values[t] += effects[static_cast<std::size_t>(series.weekdays[t])];
    }
}

DailySeries drifting(int before, int after, std::uint64_t seed, double step = 0.10)
{
    DailySeries series = ordinary(before, after, seed);
    letDrift(series, step, seed + 100);
    return series;
}

DampedLevelOptions calibrated(bool driftingWeek, int nodes)
{
    DampedLevelOptions options = DampedLevelOptions::calibrated();
    options.driftingWeek = driftingWeek;
    options.phiNodes = options.rhoNodes = nodes;
    return options;
}

} // namespace

TEST(DriftingWeek, AgreesWithADenseComputation)
{
    constexpr int kBefore = 189;
    DailySeries series = drifting(kBefore, 16, 8, 0.2);
    for (const std::size_t missing : { 30U, 31U, 195U })
        series.values[missing] = std::numeric_limits<double>::quiet_NaN();
    DampedLevelOptions options;
    options.node = { 0.9, 0.2 };
    options.driftingWeek = true;
    const auto fitted = DampedLevel::fit(series, options);
    ASSERT_TRUE(fitted);
    ASSERT_TRUE(fitted->weekDrifts());
    ASSERT_EQ(fitted->nodes().size(), 4U);

    constexpr std::array kWalks { 0.05, 0.1, 0.2, 0.4 };
    constexpr double kWeeks = kBefore / 7.0;
    double mean = 0, total = 0, first = 0;
    for (std::size_t i = 0; i < kWalks.size(); ++i) {
        const auto walked = [&](int s, int t) {
            double path = 0;
            for (const double turn : { 0.5, 1.5, 2.5 }) {
                const auto wave = [&](int day) {
                    const double turns = turn * std::numbers::pi;
                    return std::sin(turns * std::min(1.0, (day + 1.0) / kBefore)) / turns;
                };
                path += 2 * wave(s) * wave(t) * kWeeks;
            }
            if (s >= kBefore && t >= kBefore)
                path += std::sqrt(((s - kBefore) / 7 + 1.0) * ((t - kBefore) / 7 + 1.0));
            const bool alike = series.weekdays[std::size_t(s)] == series.weekdays[std::size_t(t)];
            return kWalks[i] * kWalks[i] * path * ((alike ? 1 : 0) - 1 / 7.0);
        };
        const test::DenseLevel dense = test::denseLevel(series, 0.9, 0.2, 0.02, 5, 2, walked);
        EXPECT_NEAR(fitted->nodes()[i].residual, dense.residual, 1e-7 * dense.residual);
        if (i == 0)
            first = dense.logKernel;
        const double weight = std::exp(dense.logKernel - first);
        mean += weight * dense.averageMean;
        total += weight;
    }
    const TMixture average = fitted->expectedAverage(fitted->observedAfter());
    EXPECT_NEAR(average.mean(), mean / total, 1e-6 * average.sd());
}

TEST(DriftingWeek, IsLetInOnlyWhereItGains)
{
    const DampedLevelOptions options = calibrated(true, 12);
    for (std::uint64_t seed = 1; seed <= 5; ++seed)
        EXPECT_FALSE(DampedLevel::fit(ordinary(200, 28, seed), options)->weekDrifts()) << seed;
    EXPECT_FALSE(DampedLevel::fit(drifting(179, 28, 1), options)->weekDrifts());
    EXPECT_TRUE(DampedLevel::fit(drifting(180, 28, 1), options)->weekDrifts());
    DailySeries unnamed = drifting(200, 28, 1);
    unnamed.weekdays.clear();
    EXPECT_FALSE(DampedLevel::fit(unnamed, options)->weekDrifts());
    EXPECT_FALSE(DampedLevel::fit(drifting(200, 28, 1), calibrated(false, 12))->weekDrifts());
}

TEST(DriftingWeek, GivesTheSameDigitsAndForeseesDaysBeyondTheSeries)
{
    DampedLevelOptions options = calibrated(true, 12);
    options.daysBeyond = 30;
    const DailySeries series = drifting(200, 28, 1);
    const auto one = DampedLevel::fit(series, options), two = DampedLevel::fit(series, options);
    EXPECT_EQ(one->averageEffect().mean(), two->averageEffect().mean());
    EXPECT_EQ(one->averageEffect().sd(), two->averageEffect().sd());

    const auto day = [&](std::size_t number) {
        std::vector<char> used(58, 0);
        used[number] = 1;
        return one->expectedAverage(used).sd();
    };
    EXPECT_GT(day(57), 1.02 * day(1)) << "days far off are less sure";
}

TEST(DriftingWeek, MakesSingleDaysHonestAndWeeksNoWider)
{
    constexpr int kSeries = 25, kBefore = 200, kAfter = 28;
    std::array<int, 2> daysCovered {};
    std::array<double, 2> widths {};
    for (int i = 0; i < kSeries; ++i) {
        DailySeries series;
        test::Noise noise(static_cast<std::uint64_t>(i));
        series.before = kBefore;
        for (int t = 0; t < kBefore + kAfter; ++t) {
            series.weekdays.push_back(t % 7);
            series.values.push_back(6 + noise(0.25));
        }
        letDrift(series, 0.10, static_cast<std::uint64_t>(500 + i));
        for (const bool drifts : { false, true }) {
            const auto fitted = DampedLevel::fit(series, calibrated(drifts, 8));
            const TMixture effect = fitted->averageEffect();
            widths[drifts] += effect.quantile(0.975) - effect.quantile(0.025);
            for (int t = 0; t < kAfter; ++t) {
                std::vector<char> used(kAfter, 0);
                used[static_cast<std::size_t>(t)] = 1;
                const double below = fitted->expectedAverage(used).chanceBelow(
                    series.values[static_cast<std::size_t>(kBefore + t)]);
                daysCovered[drifts] += below > 0.025 && below < 0.975;
            }
        }
    }
    const int days = kSeries * kAfter;
    EXPECT_LE(daysCovered[0], 0.90 * days); // the test has teeth
    EXPECT_GE(daysCovered[1], 0.92 * days);
    EXPECT_LE(widths[1], 0.92 * widths[0]);
}
