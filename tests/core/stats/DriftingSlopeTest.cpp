#include "core/stats/DampedLevel.h"

#include "core/stats/Quantile.h"
#include "tests/support/DenseLevel.h"
#include "tests/support/Noise.h"
#include "tests/support/OrdinarySeries.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mutuals;
using test::ordinary;

TEST(DriftingSlope, AgreesWithADenseComputation)
{
    DailySeries series = ordinary(126, 14, 8);
    for (const std::size_t missing : { 30U, 31U, 130U })
        series.values[missing] = std::numeric_limits<double>::quiet_NaN();
    DampedLevelOptions options;
    options.node = { 1, 0.2 };
    options.driftingSlope = 1;
    const auto fitted = DampedLevel::fit(series, options);
    ASSERT_TRUE(fitted);
    EXPECT_NEAR(fitted->chanceOfDriftingSlope(), 1, 1e-12);

    // the slope changes by a normal step every 21 days, one of them with the first day after
    constexpr int kStep = 21;
    std::vector<double> logKernels, means;
    for (const DampedLevel::Node& node : fitted->nodes()) {
        if (node.slopeSteps == 0)
            continue;
        const auto walked = [&](int s, int t) {
            double sum = 0;
            for (int begin = kStep; begin < 140; begin += kStep)
                sum += std::max(0, s - begin + 1) * std::max(0, t - begin + 1);
            return node.slopeSteps * node.slopeSteps * kStep * sum;
        };
        const test::DenseLevel dense = test::denseLevel(series, 1, 0.2, 0.02, 5, 2, walked);
        EXPECT_NEAR(node.residual, dense.residual, 1e-7 * dense.residual);
        logKernels.push_back(dense.logKernel);
        means.push_back(dense.averageMean);
    }
    ASSERT_EQ(means.size(), 4U);
    double mean = 0, total = 0;
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double weight = std::exp(logKernels[i] - logKernels[0]);
        mean += weight * means[i];
        total += weight;
    }
    const TMixture average = fitted->expectedAverage(fitted->observedAfter());
    EXPECT_NEAR(average.mean(), mean / total, 1e-6 * average.sd());
}

TEST(DriftingSlope, IsAskedForInALongSeriesOnly)
{
    DampedLevelOptions options;
    options.driftingSlope = 0.5;
    EXPECT_EQ(DampedLevel::fit(ordinary(119, 28, 4), options)->chanceOfDriftingSlope(), 0);
    const auto fitted = DampedLevel::fit(ordinary(120, 28, 4), options);
    EXPECT_GT(fitted->chanceOfDriftingSlope(), 0);
    EXPECT_LT(fitted->chanceOfDriftingSlope(), 0.5) << "there is none";

    // the paths are drawn from the same mixture
    const TMixture average = fitted->expectedAverage(fitted->observedAfter());
    const auto paths = fitted->draws(20000, 1);
    std::vector<double> means(20000, 0.0);
    for (int t = 0; t < paths->days; ++t) {
        for (int i = 0; i < paths->draws; ++i)
            means[std::size_t(i)] += paths->day(t)[i] / paths->days;
    }
    EXPECT_NEAR(quantile(means, 0.975), average.quantile(0.975), 0.05 * average.sd());
}

TEST(DriftingSlope, CoversWhatADampedLevelAloneDoesNot)
{
    constexpr int kSeries = 60, kBefore = 150, kAfter = 28;
    DampedLevelOptions without = DampedLevelOptions::calibrated();
    without.driftingSlope = 0;
    int covered = 0, coveredWithout = 0;
    for (int i = 0; i < kSeries; ++i) {
        test::Noise noise(static_cast<std::uint64_t>(1000 + i));
        DailySeries series;
        series.before = kBefore;
        double level = 6, slope = 0;
        for (int t = 0; t < kBefore + kAfter; ++t) {
            series.weekdays.push_back(t % 7);
            series.values.push_back(level + noise(0.25));
            slope += noise(0.002);
            level += slope;
        }
        const auto covers = [&](const DampedLevelOptions& options) {
            const double below = DampedLevel::fit(series, options)->averageEffect().chanceBelow(0);
            return below > 0.025 && below < 0.975;
        };
        covered += covers(DampedLevelOptions::calibrated());
        coveredWithout += covers(without);
    }
    EXPECT_GE(covered, 53); // 0.88
    EXPECT_LE(coveredWithout, 48); // 0.80: the test has teeth
}
