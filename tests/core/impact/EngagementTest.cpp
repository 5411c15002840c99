#include "core/impact/EngagementStudy.h"
#include "core/report/EngagementReport.h"

#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

const Seconds kMonday { std::chrono::sys_days { std::chrono::year(2025) / 1 / 6 } };

Seconds at(double day)
{
    return kMonday + std::chrono::seconds(std::llround(day * 86400));
}

/// Comments on the first and the last day of `weeks` weeks, by somebody who follows nobody.
void coverWeeks(FollowerHistory& history, int weeks)
{
    history.talk.push_back({ 1000000, at(0), TalkKind::comment });
    history.talk.push_back({ 1000000, at(7 * weeks - 0.1), TalkKind::comment });
}

FollowerStay stay(std::int64_t person, double followed, std::optional<double> back = {})
{
    FollowerStay made { person, at(followed), 0, 0, false, {} };
    if (back)
        made.followedBackAt = at(*back);
    return made;
}

/// Followers who comment about once in ten weeks, by `ratio` more once they are followed back, which
/// half of them are within the weeks 20 to 40.
FollowerHistory creator(std::uint64_t seed, int followers, double ratio)
{
    test::Noise noise(seed);
    const auto share = [&] {
        return (static_cast<double>(noise.generator()() >> 11) + 0.5) * 0x1p-53;
    };
    FollowerHistory history;
    history.knowsFollowing = true;
    history.lists = { at(7 * 50 + 6.9) };
    for (int person = 1; person <= followers; ++person) {
        FollowerStay one = stay(person, 100 * share());
        if (share() < 0.5)
            one.followedBackAt = at(140 + 140 * share());
        const double rate = 0.1 / 7 * -std::log(share());
        for (double day = 0; day < 350;) {
            const bool back = one.followedBackAt && at(day) > *one.followedBackAt;
            day += -std::log(share()) / (rate * (back ? ratio : 1));
            if (at(day) > *one.followedAt && day < 350)
                history.talk.push_back({ person, at(day), TalkKind::comment });
        }
        history.stays.push_back(one);
    }
    coverWeeks(history, 50);
    return history;
}

} // namespace

TEST(Engagement, LooksAtWholeWeeksFromTheFollowToTheNewestListThatShowsThem)
{
    FollowerHistory history;
    history.knowsFollowing = true;
    history.lists = { at(7 * 6 + 3), at(7 * 12 + 3) };
    history.stays = { stay(1, 9, 7 * 5 + 2), stay(2, -400), stay(3, 7 * 6 + 1), stay(4, 20, 15) };
    history.stays[1].last = 1;
    history.talk = { { 1, at(10), TalkKind::comment }, { 1, at(14), TalkKind::comment },
        { 1, at(20), TalkKind::comment }, { 1, at(7 * 6 + 1), TalkKind::comment },
        { 2, at(30), TalkKind::message }, { 2, at(31), TalkKind::answer } };
    coverWeeks(history, 10);
    const EngagementPanel made = engagementPanel(history, Engagement::comments, Comparable::age);
    EXPECT_EQ(made.firstWeek, dayOf(kMonday));
    EXPECT_EQ(made.panel.times, 10);
    ASSERT_EQ(made.panel.units(), 2U);
    EXPECT_EQ(made.tooShort, 1); // the third came in the week of the list
    EXPECT_EQ(made.followedFirst, 1); // the fourth was followed before they followed
    EXPECT_EQ(made.panel.begin, (std::vector<int> { 2, 0 }));
    EXPECT_EQ(made.panel.end, (std::vector<int> { 6, 10 }));
    EXPECT_EQ(made.panel.cohort, (std::vector<int> { 5, kNeverAdopts }));
    ASSERT_EQ(made.panel.entries.size(), 1U); // not that of the week of the follow
    EXPECT_EQ(made.panel.entries[0].time, 2);
    EXPECT_EQ(made.panel.entries[0].value, 2);
    EXPECT_EQ(made.panel.stratum[5], 0); // three weeks since they followed
    EXPECT_EQ(made.panel.stratum[10 + 5], 3);
}

TEST(Engagement, AMessageToThemIsNotTheirs)
{
    FollowerHistory history;
    history.lists = { at(70) };
    history.stays = { stay(2, -400) };
    history.talk = { { 2, at(1), TalkKind::message }, { 2, at(30), TalkKind::message },
        { 2, at(31), TalkKind::answer }, { 2, at(32), TalkKind::comment },
        { 2, at(60), TalkKind::message } };
    const EngagementPanel made = engagementPanel(history, Engagement::messages, Comparable::age);
    EXPECT_EQ(made.written, 1); // the others are in weeks that are not whole
    EXPECT_EQ(made.silentWeeks, 0);
}

TEST(Engagement, WeeksThatNoFileCoversAreLeftOut)
{
    FollowerHistory history = creator(3, 400, 1);
    EXPECT_EQ(engagementPanel(history, Engagement::comments, Comparable::age).silentWeeks, 0);
    std::erase_if(history.talk,
        [](const TalkMoment& moment) { return moment.at >= at(7 * 22) && moment.at < at(7 * 24); });
    const auto made = engagementPanel(history, Engagement::comments, Comparable::age);
    EXPECT_EQ(made.silentWeeks, 2);
    EXPECT_TRUE(made.panel.unknown[22]);
    EXPECT_FALSE(made.panel.unknown[24]);
}

TEST(Engagement, FindsAnEffectThatIsThere)
{
    const EngagementAnswer answer = engagement(creator(1, 1500, 2)).value();
    ASSERT_TRUE(answer.comments.study);
    const EventStudy& study = *answer.comments.study;
    EXPECT_EQ(verdictOf(study), EngagementVerdict::more);
    EXPECT_LT(study.overall.low, study.meanAfter / 2); // twice as much
    EXPECT_GT(study.overall.high, study.meanAfter / 2);
    EXPECT_NEAR(expectedAfter(study), study.meanBefore, 0.03);
    EXPECT_TRUE(answer.comments.missing.empty());
    EXPECT_NE(engagementSentence(answer.comments).find("commented more"), std::string::npos);
    EXPECT_NE(engagementCaution(answer.comments).find("does not prove"), std::string::npos);
    EXPECT_FALSE(answer.messages.missing.empty());
    EXPECT_EQ(toJson(answer).at("verdict"), "more");
}

TEST(Engagement, FindsNoneWhereThereIsNone)
{
    int found = 0;
    for (std::uint64_t seed = 10; seed < 30; ++seed) {
        const EngagementAnswer answer = engagement(creator(seed, 800, 1)).value();
        const auto verdict = verdictOf(*answer.comments.study);
        found += verdict == EngagementVerdict::more || verdict == EngagementVerdict::less ? 1 : 0;
    }
    EXPECT_LE(found, 3);
}

TEST(Engagement, SaysThatTheyHadMovedApartBefore)
{
    // who is followed back comments less and less before, whatever comes after
    FollowerHistory history = creator(5, 1500, 1);
    std::vector<TalkMoment> more;
    for (const FollowerStay& one : history.stays) {
        for (int week = 4; one.followedBackAt && week <= 8; ++week) {
            const Seconds moment = *one.followedBackAt - std::chrono::days(7 * week);
            if (one.person % 3 == 0)
                more.push_back({ one.person, moment, TalkKind::comment });
        }
    }
    history.talk.insert(history.talk.end(), more.begin(), more.end());
    std::sort(history.talk.begin(), history.talk.end(), [](const auto& a, const auto& b) {
        return std::pair(a.person, a.at) < std::pair(b.person, b.at);
    });
    const EngagementAnswer answer = engagement(history).value();
    EXPECT_EQ(verdictOf(*answer.comments.study), EngagementVerdict::notAlikeBefore);
    EXPECT_NE(engagementPreCheck(answer.comments).find("did not move alike"), std::string::npos);
    EXPECT_NE(engagementSentence(answer.comments).find("cannot be told"), std::string::npos);
}

TEST(Engagement, SaysWhatIsMissing)
{
    FollowerHistory history;
    const EngagementAnswer nothing = engagement(history).value();
    ASSERT_EQ(nothing.comments.missing.size(), 3U);
    EXPECT_EQ(nothing.comments.missing[1], "an archive with the Following list");
    history = creator(2, 200, 1);
    for (FollowerStay& one : history.stays)
        one.followedBackAt.reset();
    const EngagementAnswer none = engagement(history).value();
    ASSERT_EQ(none.comments.missing.size(), 1U);
    EXPECT_NE(none.comments.missing[0].find("(0 found)"), std::string::npos);
    EXPECT_FALSE(none.comments.study);
}
