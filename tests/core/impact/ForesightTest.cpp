#include "core/impact/Foresight.h"

#include "tests/support/DayBuilder.h"

#include <gtest/gtest.h>

using namespace mutuals;
using std::chrono::days;
using test::DayBuilder;

namespace {

Foresight foreseen(const DayBuilder& creator, Metric metric)
{
    ImpactQuestion question;
    question.metric = metric;
    const auto found = foresight(creator.days(), question);
    EXPECT_TRUE(found);
    return found.value_or(Foresight {});
}

} // namespace

TEST(Foresight, TellsTheSmallestChangeThatCouldBeSeenByWhichDay)
{
    const Foresight quiet = foreseen({ .before = 150, .after = 0, .noise = 0.1 }, Metric::views);
    ASSERT_EQ(quiet.horizons.size(), 5U);
    EXPECT_EQ(quiet.horizons[0].days, 7);
    EXPECT_EQ(quiet.horizons[4].days, 90);
    EXPECT_LT(quiet.horizons[2].detectable, quiet.horizons[0].detectable);
    EXPECT_GT(quiet.horizons[0].detectable, 0.05);
    EXPECT_TRUE(worthIt(quiet.horizons));
    EXPECT_EQ(quiet.before.used, 150);
    EXPECT_EQ(quiet.daysMissing, 0);
}

TEST(Foresight, SaysWhereItIsNotWorthWaiting)
{
    const Foresight wild = foreseen({ .before = 40, .after = 0, .noise = 1.5 }, Metric::views);
    ASSERT_FALSE(wild.horizons.empty());
    EXPECT_FALSE(worthIt(wild.horizons));
    EXPECT_FALSE(worthIt({}));
}

TEST(Foresight, AgreesWithWhatTheAnswerThenTells)
{
    // The same days before: what could be seen by day 28 is what 28 days then can show.
    const DayBuilder creator { .before = 150, .after = 28 };
    std::vector<DayMetrics> all = creator.days();
    ImpactQuestion question;
    question.metric = Metric::views;
    question.start = creator.start();
    const auto answer = impact(all, question);
    all.resize(150);
    const auto ahead = foresight(all, question);
    ASSERT_TRUE(answer && ahead);
    ASSERT_EQ(answer->placebo.widening(), 1);
    // Not to the last digit: the days after have their part in what counts as far out before.
    EXPECT_NEAR(ahead->horizons[2].detectable, answer->horizons[2].detectable, 2e-3);
    EXPECT_NEAR(answer->horizons[2].detectable, *answer->verdict.detectable, 1e-9);
}

TEST(Foresight, NeedsThreeWeeks)
{
    const Foresight young = foreseen({ .before = 15, .after = 0 }, Metric::views);
    EXPECT_TRUE(young.horizons.empty());
    EXPECT_EQ(young.daysMissing, 6);
    EXPECT_EQ(foresight({}, {})->daysMissing, kFewestDaysBefore);
}

TEST(Foresight, OffersNoShareOfAGrowthThatMayBeZero)
{
    EXPECT_TRUE(foreseen({ .before = 90, .after = 0 }, Metric::netGrowth).horizons.empty());
}
