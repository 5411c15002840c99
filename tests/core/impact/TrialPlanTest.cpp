#include "core/impact/TrialPlan.h"

#include "core/report/TrialReport.h"
#include "tests/support/StartedTrial.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

using namespace mutuals;
using test::exportedOn;
using test::StoreFixture;

namespace {

const Day kToday = dayOf(exportedOn(31));

TrialEligible eligible(int count)
{
    TrialEligible all;
    for (int i = 0; i < count; ++i)
        all.candidates.push_back({ { i + 1 }, fmt::format("fan{:03}", i),
            i % 10 == 9 ? std::nullopt : std::optional(test::followedOn(1 + i % 28)),
            i % 4 == 0 ? 2 : 0 });
    all.staying = 0.9;
    return all;
}

TrialWish endingAfter(int days)
{
    TrialWish wish;
    wish.end = kToday + std::chrono::days(days);
    return wish;
}

} // namespace

TEST(TrialPlan, TakesThoseWhomTheWishMeans)
{
    const auto all = eligible(120);
    TrialWish wish = endingAfter(56);
    EXPECT_EQ(wished(all, wish, kToday).size(), 120U);
    wish.warmth = TrialWish::Warmth::engaged;
    EXPECT_EQ(wished(all, wish, kToday).size(), 30U);
    wish.warmth = TrialWish::Warmth::quiet;
    EXPECT_EQ(wished(all, wish, kToday).size(), 90U);
    wish.warmth = TrialWish::Warmth::any;
    wish.fewestFollowDays = static_cast<int>((kToday - dayOf(test::followedOn(14))).count());
    for (const TrialCandidate& one : wished(all, wish, kToday)) {
        // Whose time is not known is one of the oldest.
        const Day since = one.followedAt ? dayOf(*one.followedAt) : Day {};
        EXPECT_GE((kToday - since).count(), wish.fewestFollowDays);
    }
    EXPECT_LT(wished(all, wish, kToday).size(), 120U);
    EXPECT_GT(wished(all, wish, kToday).size(), 12U);
}

TEST(TrialPlan, SaysWhatItCouldFindBeforeAnybodyIsDrawn)
{
    TrialWish wish = endingAfter(56);
    const auto all = proposedTrial(eligible(400), wish, kToday);
    EXPECT_EQ(all.candidates, 400);
    EXPECT_GT(all.people, 380);
    EXPECT_EQ(all.people % 2, 0);
    EXPECT_EQ(all.outlook.days, 56);
    wish.most = 100;
    const auto few = proposedTrial(eligible(400), wish, kToday);
    EXPECT_LE(few.people, 100);
    EXPECT_GT(*few.outlook.fall, *all.outlook.fall);
    EXPECT_FALSE(proposedTrial(eligible(10), endingAfter(56), kToday).enough());
}

TEST(TrialPlan, IsSealedAndToldWhenItWasChanged)
{
    StoreFixture store;
    store.archive(30, test::fans(60), {});
    const auto sealed = startTrial(
        store.workspace(), store.creator(), "Keep them?", endingAfter(56), 7, exportedOn(31));
    ASSERT_TRUE(sealed) << sealed.error().detail;
    EXPECT_EQ(sealed->units.size(), 60U);
    EXPECT_EQ(sealed->days(), 56);
    EXPECT_TRUE(*store.workspace().trials().isAsSealed(sealed->id));
    EXPECT_FALSE(*store.workspace().trials().isAsSealed({ 99 }));

    const auto again =
        startTrial(store.workspace(), store.creator(), "Again", endingAfter(56), 7, exportedOn(31));
    EXPECT_EQ(again.error().code, Error::Code::invalid); // nobody is free

    const auto answer = trialAnswer(store.workspace(), store.creator(), *sealed);
    ASSERT_TRUE(answer);
    const std::string report = trialReport(*sealed, *answer, true);
    EXPECT_NE(report.find(sealed->hash), report.npos);
    EXPECT_EQ(report.find("fan0"), report.npos);
    EXPECT_EQ(report.find("CHANGED"), report.npos);
    EXPECT_NE(
        trialReport(*sealed, *answer, false).find("CHANGED AFTER IT WAS SEALED"), report.npos);
}
