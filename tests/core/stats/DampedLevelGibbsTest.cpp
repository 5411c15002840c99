#include "core/stats/DampedLevelGibbs.h"

#include "tests/support/Noise.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

DailySeries creator120()
{
    auto table = test::truthTable("creator120.csv");
    DailySeries series;
    series.values = table["log1p_views"];
    series.covariates = { table["posts"], table["trend_index"] };
    series.before = 90;
    for (int t = 0; t < 120; ++t)
        series.weekdays.push_back(t % 7);
    return series;
}

SampledLevel sampled(const DailySeries& series, double freedom, int draws, std::uint64_t seed = 1)
{
    DampedLevelGibbsOptions options;
    options.model.phiNodes = options.model.rhoNodes = 16;
    options.freedom = freedom;
    options.draws = draws;
    options.seed = seed;
    const auto found = sampledLevel(series, options);
    EXPECT_TRUE(found);
    return found.value_or(SampledLevel {});
}

} // namespace

TEST(DampedLevelGibbs, ReproducesP5)
{
    const auto expected = test::truth("P5_m1_creator120.json").at("expected").at("posterior");
    const auto number = [&](const char* name) { return test::number(expected.at(name)); };
    const double sd = number("average_sd");
    const SampledLevel found = sampled(creator120(), 0, 6000);
    EXPECT_NEAR(found.averageEffect, number("average_effect"), 0.05 * sd);
    EXPECT_NEAR(found.averageSd, sd, 0.05 * sd);
    EXPECT_NEAR(found.averageLower, number("average_lower"), 0.12 * sd);
    EXPECT_NEAR(found.averageUpper, number("average_upper"), 0.12 * sd);
    EXPECT_NEAR(found.probPositive, number("prob_positive"), 0.01);
    EXPECT_NEAR(found.postMeanPhi, number("post_mean_phi"), 0.005);
    EXPECT_NEAR(found.postProbPhi1, number("post_prob_phi_1"), 0.02);
    EXPECT_NEAR(found.postMeanRho, number("post_mean_rho"), 0.01);
    const auto b = test::numbers(expected.at("post_mean_b"));
    for (std::size_t i = 0; i < b.size(); ++i)
        EXPECT_NEAR(found.postMeanB[static_cast<Eigen::Index>(i)], b[i], 0.02) << i;
}

TEST(DampedLevelGibbs, GivesTheSameBitsForTheSameSeed)
{
    const SampledLevel one = sampled(creator120(), 4, 200), two = sampled(creator120(), 4, 200);
    EXPECT_EQ(one.averageEffect, two.averageEffect);
    EXPECT_EQ(one.averageLower, two.averageLower);
    EXPECT_NE(one.averageEffect, sampled(creator120(), 4, 200, 2).averageEffect);
}

TEST(DampedLevelGibbs, WithManyDegreesOfFreedomIsTheNormalOne)
{
    const auto expected = test::truth("P5_m1_creator120.json").at("expected").at("posterior");
    const double sd = test::number(expected.at("average_sd"));
    const SampledLevel found = sampled(creator120(), 1e4, 6000);
    EXPECT_NEAR(found.averageEffect, test::number(expected.at("average_effect")), 0.06 * sd);
    EXPECT_NEAR(found.averageSd, sd, 0.06 * sd);
    EXPECT_NEAR(found.postMeanRho, test::number(expected.at("post_mean_rho")), 0.015);
}

TEST(DampedLevelGibbs, HardlyMovesWithStudentErrorsWhenADayGoesViral)
{
    test::Noise noise(5);
    DailySeries calm;
    calm.before = 60;
    for (int t = 0; t < 88; ++t) {
        calm.weekdays.push_back(t % 7);
        calm.values.push_back(6 + noise(0.25));
    }
    DailySeries viral = calm;
    viral.values[45] += std::log(20.0);
    const double student =
        sampled(viral, 4, 3000).averageEffect - sampled(calm, 4, 3000).averageEffect;
    const double normal =
        sampled(viral, 0, 3000).averageEffect - sampled(calm, 0, 3000).averageEffect;
    EXPECT_LT(std::abs(student), 0.03);
    EXPECT_LT(std::abs(student), 0.5 * std::abs(normal));
}

TEST(DampedLevelGibbs, StopsWhenToldTo)
{
    std::stop_source source;
    source.request_stop();
    const auto found = sampledLevel(creator120(), {}, mutuals::Run { source.get_token(), {} });
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Error::Code::cancelled);
}
