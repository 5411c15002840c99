#include "core/impact/ImpactChecks.h"

#include "tests/support/DayBuilder.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace mutuals;
using std::chrono::days;
using test::DayBuilder;

namespace {

using Kind = ImpactVariant::Kind;

struct Checked {
    ImpactAnswer answer;
    ImpactChecks checks;
};

Checked checkedOf(const std::vector<DayMetrics>& all, Metric metric, Day start)
{
    ImpactQuestion question;
    question.metric = metric;
    question.start = start;
    auto answer = impact(all, question);
    EXPECT_TRUE(answer);
    auto checks = impactChecks(all, question, *answer);
    EXPECT_TRUE(checks);
    return { std::move(*answer), std::move(*checks) };
}

const ImpactVariant* variant(const ImpactChecks& checks, Kind kind)
{
    const auto found = std::find_if(checks.variants.begin(), checks.variants.end(),
        [kind](const ImpactVariant& one) { return one.kind == kind; });
    return found == checks.variants.end() ? nullptr : &*found;
}

} // namespace

TEST(ImpactChecks, FindAStrongEffectInEveryWay)
{
    const DayBuilder creator { .rateChange = 0.25 };
    const auto [answer, checks] =
        checkedOf(creator.days(), Metric::engagementRate, creator.start());
    EXPECT_TRUE(checks.signHolds);
    for (const Kind kind :
        { Kind::earlier, Kind::later, Kind::widePriors, Kind::narrowPriors, Kind::heavyTails }) {
        const ImpactVariant* one = variant(checks, kind);
        ASSERT_TRUE(one) << variantName(kind);
        EXPECT_TRUE(one->relative);
        EXPECT_NEAR(one->effect.value, 0.25, 0.08) << variantName(kind);
        EXPECT_LT(one->effect.low, one->effect.value);
    }
    EXPECT_FALSE(variant(checks, Kind::withoutPosts)) << "none were used";
    ASSERT_TRUE(checks.peer && checks.peer->relative);
    EXPECT_NEAR(checks.peer->relative->value, 0.25, 0.08);
    EXPECT_LT(checks.peer->tailArea, 0.05);
}

TEST(ImpactChecks, ShowWhatClippingDid)
{
    const DayBuilder creator;
    std::vector<DayMetrics> all = creator.days();
    for (const std::size_t t : { 125U, 140U, 160U })
        all[t].views = *all[t].views * 20;
    const auto [answer, checks] = checkedOf(all, Metric::views, creator.start());
    const ImpactVariant* raw = variant(checks, Kind::unclipped);
    ASSERT_TRUE(raw);
    EXPECT_GT(raw->effect.value, answer.relative->value + 0.05);
    EXPECT_EQ(checks.viral.after, 3);
    EXPECT_EQ(checks.viral.before, 0);
    EXPECT_EQ(checks.viral.daysAfter, answer.after.used);
    EXPECT_NEAR(checks.viral.p, 1.0 / 27, 1e-9) << "60 of 180 days, three times";
    const auto calm = checkedOf(creator.days(), Metric::engagementRate, creator.start());
    EXPECT_EQ(variant(calm.checks, Kind::unclipped) != nullptr, !calm.answer.leftOut.empty());
}

TEST(ImpactChecks, AreInFollowersADayForNetGrowth)
{
    const DayBuilder creator;
    const auto [answer, checks] = checkedOf(creator.days(), Metric::netGrowth, creator.start());
    ASSERT_FALSE(checks.variants.empty());
    EXPECT_FALSE(checks.variants.front().relative);
    ASSERT_TRUE(checks.peer);
    EXPECT_FALSE(checks.peer->relative);
}

TEST(ImpactChecks, TakeBackAVerdictThatTurnsWithItsStart)
{
    const DayBuilder creator { .before = 120, .after = 30, .noise = 0.02 };
    std::vector<DayMetrics> all = creator.days();
    for (std::size_t t = 120; t < all.size(); ++t)
        all[t].views = static_cast<std::int64_t>(static_cast<double>(*all[t].views) * 0.97);
    ImpactQuestion question;
    question.metric = Metric::views;
    question.start = creator.start();
    auto answer = impact(all, question);
    ASSERT_TRUE(answer);
    ASSERT_LT(answer->relative->value, 0);
    // As if the days had been sure to have helped: every other way says the opposite.
    answer->relative->value = 0.2;
    answer->verdict.kind = Verdict::Kind::helped;
    ASSERT_TRUE(takeBackWhatTurns(*answer, all, question));
    EXPECT_TRUE(answer->turns);
    EXPECT_EQ(answer->verdict.kind, Verdict::Kind::cannotTellYet);

    answer->relative->value = -0.03;
    answer->turns = false;
    answer->verdict.kind = Verdict::Kind::hurt;
    ASSERT_TRUE(takeBackWhatTurns(*answer, all, question));
    EXPECT_FALSE(answer->turns);
    EXPECT_EQ(answer->verdict.kind, Verdict::Kind::hurt);
}

TEST(ImpactChecks, StopWhenToldToAndNeedAnEffect)
{
    const DayBuilder creator;
    ImpactQuestion question;
    question.start = creator.start();
    const auto answer = impact(creator.days(), question);
    std::stop_source source;
    source.request_stop();
    const auto stopped =
        impactChecks(creator.days(), question, *answer, mutuals::Run { source.get_token(), {} });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, Error::Code::cancelled);
    EXPECT_EQ(impactChecks({}, question, {}).error().code, Error::Code::invalid);
}
