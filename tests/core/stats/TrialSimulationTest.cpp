#include "core/stats/Randomization.h"
#include "core/stats/TwoArms.h"

#include "tests/support/Noise.h"

#include <boost/random/uniform_int_distribution.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace mutuals;

namespace {

constexpr double kEffect = 1;

/// A trial of followers in up to nine blocks whose outcome has a heavy tail, some of it known before.
struct Simulated {
    TwoArms trial;
    std::vector<double> before;
};

Simulated simulated(int units, double effect, bool counts, test::Noise& noise)
{
    const int size = std::max(10, units / 9 + 1);
    Simulated one;
    for (int i = 0; i < units; ++i) {
        const double warmth = noise() + 0.3 * (i / size % 3);
        one.before.push_back(warmth);
        one.trial.block.push_back(i / size);
        one.trial.treated.push_back(i % 2 == 0 ? 1 : 0);
        const double outcome = std::exp(0.5 + 0.6 * warmth + noise(0.7));
        one.trial.outcome.push_back(counts ? std::floor(outcome) : outcome);
    }
    for (int i = 0; i < units; ++i) {
        const int last = std::min((i / size + 1) * size, units) - 1;
        boost::random::uniform_int_distribution<int> other(i, last);
        std::swap(one.trial.treated[static_cast<std::size_t>(i)],
            one.trial.treated[static_cast<std::size_t>(other(noise.generator()))]);
    }
    for (std::size_t i = 0; i < one.trial.units(); ++i)
        one.trial.outcome[i] += one.trial.treated[i] ? effect : 0;
    return one;
}

bool covers(const Difference& found)
{
    return *found.low <= kEffect && kEffect <= *found.high;
}

/// Chance of a Kolmogorov-Smirnov distance so large from the uniform distribution (asymptotic).
double uniformP(std::vector<double> sample)
{
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double distance = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const auto rank = static_cast<double>(i);
        distance = std::max({ distance, sample[i] - rank / n, (rank + 1) / n - sample[i] });
    }
    double p = 0;
    for (int k = 1; k < 100; ++k)
        p += (k % 2 ? 2 : -2) * std::exp(-2.0 * k * k * n * distance * distance);
    return std::min(1.0, p);
}

} // namespace

TEST(TrialSimulation, IntervalsCoverTheEffect)
{
    test::Noise noise(20240301);
    int runs = 0, plain = 0, adjusted = 0;
    double width = 0, adjustedWidth = 0;
    for (const auto& [units, count] :
        { std::pair(40, 1200), std::pair(200, 500), std::pair(2000, 60) }) {
        int plainHere = 0, adjustedHere = 0;
        for (int run = 0; run < count; ++run) {
            const Simulated one = simulated(units, kEffect, true, noise);
            const BlockedDifference difference = blockedDifference(one.trial);
            const auto lin = linDifference(one.trial, { one.before });
            plainHere += covers(difference);
            adjustedHere += covers(*lin);
            width += *difference.error;
            adjustedWidth += *lin->error;
        }
        RecordProperty(fmt::format("covered at {}", units),
            fmt::format("{} and {} of {}", plainHere, adjustedHere, count));
        runs += count;
        plain += plainHere;
        adjusted += adjustedHere;
    }
    EXPECT_GT(plain, 0.93 * runs);
    EXPECT_LT(plain, 0.97 * runs);
    EXPECT_GT(adjusted, 0.93 * runs);
    EXPECT_LT(adjusted, 0.97 * runs);
    EXPECT_LT(adjustedWidth, 0.97 * width) << "what is known before makes it shorter";
}

TEST(TrialSimulation, RandomizationPIsUniformWithoutAnEffect)
{
    test::Noise noise(7);
    std::vector<double> drawn;
    RandomizationOptions options;
    options.draws = 999;
    for (int run = 0; run < 2000; ++run) {
        const Simulated one = simulated(40, 0, false, noise);
        options.seed = static_cast<std::uint64_t>(run);
        const auto found = randomizationTest(one.trial, options);
        ASSERT_FALSE(found->exact);
        drawn.push_back(found->pTwoSided);
    }
    EXPECT_GT(uniformP(drawn), 0.01);
}

TEST(TrialSimulation, ExactPOfCountsKeepsItsPromise)
{
    // counts have ties, so p is at times greater than it must be, never smaller
    test::Noise noise(8);
    std::vector<int> below(4);
    RandomizationOptions options;
    options.draws = 1;
    for (int run = 0; run < 2000; ++run) {
        const auto found = randomizationTest(simulated(40, 0, true, noise).trial, options);
        ASSERT_TRUE(found->exact);
        below[0] += found->pTwoSided <= 0.01;
        below[1] += found->pTwoSided <= 0.05;
        below[2] += found->pTwoSided <= 0.2;
        below[3] += found->pTwoSided <= 0.5;
    }
    EXPECT_NEAR(below[0], 20, 15);
    EXPECT_NEAR(below[1], 100, 32);
    EXPECT_NEAR(below[2], 390, 60);
    EXPECT_NEAR(below[3], 950, 110);
}
