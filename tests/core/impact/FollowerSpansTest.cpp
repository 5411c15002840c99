#include "core/impact/FollowerSpans.h"
#include "core/report/RetentionReport.h"

#include <gtest/gtest.h>

using namespace mutuals;

namespace {

const Day kFirst { std::chrono::year(2025) / 1 / 1 };

Seconds late(int day)
{
    return Seconds(kFirst + std::chrono::days(day)) + std::chrono::hours(23);
}

/// Ten followers, three of whom leave, then two come and one leaves.
FollowerHistory history()
{
    FollowerHistory made;
    made.lists = { late(10), late(20), late(30) };
    for (int person = 0; person < 10; ++person)
        made.stays.push_back({ person, late(-5), 0, person < 3 ? 0 : 2, person < 3, {} });
    made.stays.push_back({ 11, late(25), 2, 2, false, {} });
    made.stays.push_back({ 12, late(25), 2, 2, false, {} });
    made.stays[5].last = 1;
    return made;
}

std::vector<DayMetrics> counts(std::vector<std::pair<int, int>> known)
{
    std::vector<DayMetrics> days;
    for (const auto& [day, followers] : known) {
        DayMetrics one;
        one.day = kFirst + std::chrono::days(day);
        one.followers = followers;
        days.push_back(one);
    }
    return days;
}

} // namespace

TEST(FollowerSpans, CountWhoLeftBesideWhatStudioImplies)
{
    // Studio counts five more, who are in no list, all the time
    const auto spans = followerSpans(history(), counts({ { 10, 15 }, { 20, 12 }, { 31, 13 } }));
    ASSERT_EQ(spans.size(), 2U);
    EXPECT_EQ(spans[0].left, 3);
    EXPECT_EQ(spans[0].came, 0);
    EXPECT_EQ(spans[0].studioNet, -3);
    EXPECT_EQ(spans[0].studioLeft(), 3);
    EXPECT_EQ(spans[1].left, 1);
    EXPECT_EQ(spans[1].came, 2);
    EXPECT_EQ(spans[1].studioNet, 1); // of the day after, as the list's own day is not known
    EXPECT_EQ(spans[1].studioLeft(), 1);
    const SpanTotals totals = spanTotals(spans);
    EXPECT_EQ(totals.spans, 2);
    EXPECT_EQ(totals.left, 4);
    EXPECT_EQ(totals.studioLeft, 4);
    RetentionAnswer answer;
    answer.spans = spans;
    EXPECT_NE(retentionReconciled(answer).find("4 followers left"), std::string::npos);
}

TEST(FollowerSpans, AreNotComparedWhereStudioIsSilent)
{
    const auto spans = followerSpans(history(), counts({ { 10, 15 }, { 17, 12 }, { 30, 13 } }));
    EXPECT_FALSE(spans[0].studioNet); // three days away
    EXPECT_FALSE(spans[1].studioNet);
    EXPECT_EQ(spanTotals(spans).spans, 0);
    RetentionAnswer answer;
    answer.spans = spans;
    EXPECT_EQ(retentionReconciled(answer), "");
}

TEST(FollowerSpans, LostFollowersCountOnlyWhereEveryDayIsKnown)
{
    std::vector<DayMetrics> days;
    for (int day = 11; day <= 29; ++day) {
        DayMetrics one;
        one.day = kFirst + std::chrono::days(day);
        one.lostFollowers = 2;
        days.push_back(one);
    }
    const auto spans = followerSpans(history(), days);
    EXPECT_EQ(spans[0].lost, 20);
    EXPECT_FALSE(spans[1].lost);
}
