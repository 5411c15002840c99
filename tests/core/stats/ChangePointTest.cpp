#include "core/stats/ChangePoint.h"

#include "tests/support/Truth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

using namespace mutuals;

namespace {

std::vector<Tally> tallies(const std::vector<double>& hits, const std::vector<double>& chances)
{
    std::vector<Tally> days;
    for (std::size_t i = 0; i < hits.size(); ++i)
        days.push_back({ static_cast<int>(hits[i]), static_cast<int>(chances[i]) });
    return days;
}

} // namespace

TEST(ChangePoint, FindsTheFollowBackPolicyOfC3)
{
    const auto expected = test::truth("C3_followback200.json").at("expected");
    auto table = test::truthTable("followback200.csv");
    const ShareChange change = shareChange(tallies(table["followed_back"], table["new_followers"]));

    EXPECT_EQ(change.mode, test::number(expected.at("mode_k")));
    EXPECT_EQ(change.low, test::numbers(expected.at("hpd95_k"))[0]);
    EXPECT_EQ(change.high, test::numbers(expected.at("hpd95_k"))[1]);
    EXPECT_NEAR(change.posterior[129], test::number(expected.at("posterior_at_mode")), 1e-9);
    EXPECT_NEAR(
        change.logBayesFactor, test::number(expected.at("log_bayes_factor_change_vs_none")), 1e-7);
    EXPECT_NEAR(change.shareBefore, test::number(expected.at("p_before")), 1e-12);
    EXPECT_NEAR(change.shareAfter, test::number(expected.at("p_after")), 1e-12);
}

TEST(ChangePoint, FindsTheRateOfC2)
{
    const auto expected = test::truth("C2_coal.json").at("expected");
    std::vector<int> counts;
    auto table = test::truthTable("coal_yearly.csv");
    for (const double count : table["count"])
        counts.push_back(static_cast<int>(count));
    const RateChange change = rateChange(counts);

    EXPECT_EQ(change.mode, test::number(expected.at("posterior_mode_k")));
    const std::vector<double> posterior = test::numbers(expected.at("posterior"));
    ASSERT_EQ(change.posterior.size(), posterior.size());
    double mean = 0;
    for (std::size_t k = 0; k < posterior.size(); ++k) {
        EXPECT_NEAR(change.posterior[k], posterior[k], 1e-9) << k;
        mean += change.posterior[k] * static_cast<double>(k + 1);
    }
    EXPECT_NEAR(mean, test::number(expected.at("posterior_mean_k")), 1e-7);
    EXPECT_EQ(change.low, test::numbers(expected.at("hpd95_k"))[0]);
    EXPECT_EQ(change.high, test::numbers(expected.at("hpd95_k"))[1]);
    EXPECT_NEAR(
        change.logBayesFactor, test::number(expected.at("log_bayes_factor_change_vs_none")), 1e-8);
    EXPECT_NEAR(
        change.rateBefore, test::number(expected.at("posterior_mean_rate_before_at_mode")), 1e-9);
    EXPECT_NEAR(
        change.rateAfter, test::number(expected.at("posterior_mean_rate_after_at_mode")), 1e-9);
}

TEST(ChangePoint, OfTwoDaysIsWorkedOutByHand)
{
    // one chance a day, missed then hit: P(change) = 1/2 * 1/2, P(none) = Beta(2, 2) = 1/6
    const ShareChange change = shareChange({ { 0, 1 }, { 1, 1 } });
    EXPECT_EQ(change.posterior, std::vector<double> { 1 });
    EXPECT_NEAR(change.logBayesFactor, std::log(6.0 / 4), 1e-14);
    EXPECT_NEAR(change.shareBefore, 1.0 / 3, 1e-15);
    EXPECT_NEAR(change.shareAfter, 2.0 / 3, 1e-15);
}

TEST(ChangePoint, SpeaksAgainstAChangeWhereNothingChanges)
{
    const ShareChange change = shareChange(std::vector<Tally>(60, { 1, 4 }));
    EXPECT_LT(change.logBayesFactor, -1);
    EXPECT_GT(change.high - change.low, 30);
    EXPECT_NEAR(std::accumulate(change.posterior.begin(), change.posterior.end(), 0.0), 1, 1e-12);
}

TEST(ChangePoint, DaysWithoutChancesSayNothing)
{
    std::vector<Tally> days(20, { 0, 3 });
    days.insert(days.end(), 20, { 2, 3 });
    const double plain = shareChange(days).logBayesFactor;
    days.insert(days.begin() + 20, 10, { 0, 0 });
    const ShareChange gap = shareChange(days);
    // any day of the gap may be the first one: 11 equal places share the chance of one
    EXPECT_NEAR(gap.posterior[19], gap.posterior[29], 1e-12);
    EXPECT_LE(gap.low, 20);
    EXPECT_GE(gap.high, 30);
    EXPECT_GT(gap.logBayesFactor, plain);
}
