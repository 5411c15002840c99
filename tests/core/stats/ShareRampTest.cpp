#include "core/stats/ShareRamp.h"

#include "core/stats/ChangePoint.h"
#include "core/stats/GaussLegendre.h"
#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace mutuals;

namespace {

/// The same by the slow way: both shares on a grid, the days multiplied out.
double logEvidence(const std::vector<Tally>& tallies, int from, int length)
{
    const Quadrature grid = gaussLegendre(40);
    double sum = 0;
    for (std::size_t i = 0; i < grid.nodes.size(); ++i) {
        for (std::size_t j = 0; j < grid.nodes.size(); ++j) {
            double likely = grid.weights[i] * grid.weights[j];
            for (int t = 0; t < static_cast<int>(tallies.size()); ++t) {
                const double risen = std::clamp((t - from + 1.0) / (length + 1), 0.0, 1.0);
                const double share = grid.nodes[i] + (grid.nodes[j] - grid.nodes[i]) * risen;
                const Tally& day = tallies[static_cast<std::size_t>(t)];
                likely *= std::pow(share, day.hits) * std::pow(1 - share, day.chances - day.hits);
            }
            sum += likely;
        }
    }
    return std::log(sum);
}

const std::vector<Tally> kDays { { 0, 2 }, { 1, 3 }, { 0, 1 }, { 0, 2 }, { 1, 2 }, { 0, 0 },
    { 2, 3 }, { 1, 1 }, { 2, 2 }, { 3, 4 } };

} // namespace

TEST(ShareRamp, OfLengthZeroIsTheChangeOfC3)
{
    auto table = test::truthTable("followback200.csv");
    std::vector<Tally> tallies;
    for (std::size_t i = 0; i < table["followed_back"].size(); ++i)
        tallies.push_back({ static_cast<int>(table["followed_back"][i]),
            static_cast<int>(table["new_followers"][i]) });
    const auto expected = test::truth("C3_followback200.json").at("expected");
    const ShareRamp ramp = shareRamp(tallies, { 0 });
    EXPECT_EQ(ramp.mode, test::number(expected.at("mode_k")));
    EXPECT_NEAR(
        ramp.logBayesFactor, test::number(expected.at("log_bayes_factor_change_vs_none")), 1e-7);
    EXPECT_NEAR(ramp.posterior[129], test::number(expected.at("posterior_at_mode")), 1e-9);
    EXPECT_NEAR(ramp.shareBefore, test::number(expected.at("p_before")), 1e-12);
    EXPECT_NEAR(ramp.shareAfter, test::number(expected.at("p_after")), 1e-12);
    EXPECT_LT(shareRamp(tallies, { 7, 14 }).logBayesFactor, ramp.logBayesFactor)
        << "it began at once";
}

TEST(ShareRamp, AgreesWithAQuadratureOfBothShares)
{
    for (const int length : { 1, 4 }) {
        const ShareRamp ramp = shareRamp(kDays, { length });
        const int days = static_cast<int>(kDays.size());
        std::vector<double> chances;
        for (int from = 1; from < days; ++from)
            chances.push_back(std::exp(logEvidence(kDays, from, length)));
        const double total = std::accumulate(chances.begin(), chances.end(), 0.0);
        for (std::size_t k = 0; k < chances.size(); ++k)
            EXPECT_NEAR(ramp.posterior[k], chances[k] / total, 1e-10) << length << ", " << k;
        const double none = logEvidence(kDays, days, 0);
        EXPECT_NEAR(ramp.logBayesFactor, std::log(total / (days - 1)) - none, 1e-9);
    }
}

TEST(ShareRamp, WeighsItsLengths)
{
    const ShareRamp one = shareRamp(kDays, { 1 }), four = shareRamp(kDays, { 4 });
    const ShareRamp both = shareRamp(kDays, { 1, 4 });
    const double first = std::exp(one.logBayesFactor), second = std::exp(four.logBayesFactor);
    EXPECT_NEAR(both.logBayesFactor, std::log((first + second) / 2), 1e-12);
    EXPECT_NEAR(both.lengths[0], first / (first + second), 1e-12);
    EXPECT_EQ(both.length, first > second ? 1 : 4);
    EXPECT_GT(both.shareAfter, both.shareBefore);
}

TEST(ShareRamp, IsSeenWhereTheShareClimbs)
{
    std::vector<Tally> days(60, { 1, 20 });
    for (int day = 1; day <= 21; ++day)
        days.push_back({ 1 + (day * 15 + 11) / 22, 20 });
    days.insert(days.end(), 40, { 16, 20 });
    const ShareRamp ramp = shareRamp(days, { 7, 14, 21, 28 });
    EXPECT_EQ(ramp.length, 21);
    EXPECT_NEAR(ramp.mode, 60, 2);
    EXPECT_NEAR(ramp.shareBefore, 0.05, 0.01);
    EXPECT_NEAR(ramp.shareAfter, 0.8, 0.01);
    EXPECT_GT(ramp.logBayesFactor, shareChange(days).logBayesFactor + 10);
}
