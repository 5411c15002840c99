#include "core/impact/PostComparison.h"

#include "core/report/PostReport.h"
#include "tests/support/Noise.h"

#include <boost/random/poisson_distribution.hpp>
#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

const Day kStart = *parseDay("2025-08-04"); // a Monday

Seconds at(int day, int hour)
{
    return kStart + std::chrono::days(day) + std::chrono::hours(hour);
}

/// A post of a day, with its likes at ages in days.
JoinedPost post(int day, std::vector<std::pair<int, double>> likesAtAge, int hour = 12)
{
    JoinedPost joined;
    joined.post.postedAt = at(day, hour);
    for (const auto& [age, likes] : likesAtAge) {
        Sighting seen;
        seen.asOf = at(day + age, hour);
        seen.likes = std::llround(likes);
        joined.sightings.push_back(seen);
    }
    return joined;
}

/// Every other day around 1,000 likes; `lift` from the start on.
std::vector<JoinedPost> steadyPosts(int from, int to, double lift, double noise = 0.1)
{
    test::Noise draw(7);
    std::vector<JoinedPost> posts;
    for (int day = from; day < to; day += 2)
        posts.push_back(post(day, { { 7, 1000 * std::exp(draw(noise)) * (day >= 0 ? lift : 1) } }));
    return posts;
}

PostQuestion likes()
{
    return { PostMetric::likes, kStart, {} };
}

PostComparison compared(const std::vector<JoinedPost>& posts)
{
    return *postComparison(posts, likes());
}

} // namespace

TEST(PostCounts, LeaveOutPostsThatWereTooYoungInEveryExport)
{
    const auto counts = postCounts({ post(0, { { 3, 10 }, { 6, 20 } }), post(0, { { 7, 30 } }),
                                       post(0, {}), post(0, { { 7, -1 } }) },
        PostMetric::likes, 7);
    EXPECT_EQ(counts.tooYoung, 1);
    EXPECT_EQ(counts.counted, 1);
    EXPECT_EQ(counts.unknown, 2);
    EXPECT_EQ(counts.posts[0].state, PostCount::State::tooYoung);
    EXPECT_NEAR(counts.posts[1].log, std::log(31), 1e-12);
}

TEST(PostCounts, AreReadOffBetweenTwoExports)
{
    const auto counts = postCounts({ post(0, { { 1, 99 }, { 49, 399 } }) }, PostMetric::likes, 7);
    // 7 lies in the middle of 1 and 49 on a log scale, so does 200 between 100 and 400.
    EXPECT_NEAR(counts.posts[0].log, std::log(200), 1e-12);
    EXPECT_EQ(counts.posts[0].age, 7);
    EXPECT_EQ(counts.between, 1);
}

TEST(PostCounts, AreBroughtBackAlongWhatPostsGrew)
{
    std::vector<JoinedPost> posts;
    for (int i = 0; i < 10; ++i) // doubles from day 10 to 20, half as much again to day 60 and on
        posts.push_back(post(i, { { 10, 999 }, { 20, 1999 }, { 60, 2999 } }));
    posts.push_back(post(20, { { 20, 1999 } }));
    const auto counts = postCounts(posts, PostMetric::likes, 7);
    ASSERT_TRUE(counts.growth[0] && counts.growth[1]);
    EXPECT_NEAR(*counts.growth[0], 1, 1e-9);
    const double expected = std::log(2000) - std::log(20.0 / 7);
    EXPECT_NEAR(counts.posts.back().log, expected, 1e-9);
    EXPECT_EQ(counts.posts.back().lateness[0], 0);

    const auto alone = postCounts({ posts.back() }, PostMetric::likes, 7);
    EXPECT_FALSE(alone.growth[0]);
    EXPECT_NEAR(alone.posts[0].log, std::log(2000), 1e-12);
    EXPECT_NEAR(alone.posts[0].lateness[0], std::log(20.0 / 7), 1e-12);
}

TEST(PostComparison, FindsALiftOfASteadyCreator)
{
    const auto answer = compared(steadyPosts(-180, 90, 1.5));
    ASSERT_TRUE(answer.missing.empty());
    EXPECT_GT(answer.relative->low, 0.2);
    EXPECT_LT(answer.relative->high, 0.9);
    EXPECT_EQ(answer.verdict.kind, Verdict::Kind::helped);
    EXPECT_EQ(answer.verdict.grade, 'C');
    EXPECT_EQ(answer.verdict.strength, Verdict::Strength::suggests);
    EXPECT_EQ(answer.check.way, PostCheck::Way::clusters);
    EXPECT_LT(answer.check.relative.low, 0.5);
    EXPECT_GT(answer.check.relative.high, 0.5);
    EXPECT_NE(postSentence(answer).find("more likes than those before"), std::string::npos)
        << postSentence(answer);
}

TEST(PostComparison, SaysSoWhenThereIsNoDifferenceThatMatters)
{
    const auto answer = compared(steadyPosts(-180, 90, 1, 0.02));
    EXPECT_EQ(answer.verdict.kind, Verdict::Kind::noDifference);
}

TEST(PostComparison, LeavesOutPostsThatTheStartCaughtOnTheirWay)
{
    auto posts = steadyPosts(-180, 90, 1.5);
    const auto answer = compared(posts);
    EXPECT_EQ(answer.straddling, 3); // of days -6, -4 and -2
    for (JoinedPost& one : posts)
        one.sightings[0].asOf += std::chrono::days(5); // read later: went around for longer
    EXPECT_EQ(compared(posts).straddling, 5); // -10 to -2
}

TEST(PostComparison, SaysHowMuchOfADifferenceTheMixMakes)
{
    // Weekend posts have three times the likes; after the start most posts are of weekends.
    test::Noise draw(11);
    std::vector<JoinedPost> posts;
    for (int day = -180; day < 90; ++day) {
        const bool weekend = (day + 700) % 7 >= 5;
        const bool posted = day < 0 ? day % 3 == 0 : weekend || day % 7 == 2;
        if (posted)
            posts.push_back(post(day, { { 7, 1000 * std::exp(draw(0.1)) * (weekend ? 3 : 1) } }));
    }
    const auto answer = compared(posts);
    EXPECT_GT(answer.steps.plain, 0.3);
    EXPECT_NEAR(answer.steps.mix, 0, 0.1);
    EXPECT_NEAR(*answer.steps.shareOfMix, 1, 0.3);
    EXPECT_LT(answer.relative->low, 0);
    EXPECT_GT(answer.relative->high, 0);
}

TEST(PostComparison, PermutesTheLabelsOfFewWeeks)
{
    const auto answer = compared(steadyPosts(-49, 42, 1.5));
    ASSERT_TRUE(answer.missing.empty());
    EXPECT_EQ(answer.check.way, PostCheck::Way::labels);
    EXPECT_TRUE(answer.check.exact);
    EXPECT_LT(answer.check.p, 0.05);
    EXPECT_NEAR(answer.check.relative.value, 0.5, 0.1);
}

TEST(PostComparison, SaysWhatIsMissing)
{
    const auto few = compared(steadyPosts(-12, 60, 1.5));
    ASSERT_EQ(few.missing.size(), 1U);
    EXPECT_EQ(few.missing[0], "8 posts before with likes at 7 days or older (3 found)");
    EXPECT_FALSE(few.relative);
    EXPECT_EQ(compared({}).missing.size(), 2U);
    const auto same = compared(steadyPosts(-180, 90, 1, 0));
    EXPECT_EQ(same.missing, std::vector<std::string> { "posts whose likes differ" });
}

TEST(PostComparison, TakesTheFirstDayWhereTheHistoryIsShort)
{
    std::vector<JoinedPost> posts;
    test::Noise draw(2);
    for (int day = -40; day < 40; ++day)
        posts.push_back(post(day, { { 2, 500 * std::exp(draw(0.2)) } }));
    EXPECT_EQ(compared(posts).ageDays, 1);
}

TEST(PostComparison, HoldsTheFamilyOfCountsToFivePercent)
{
    const auto answers = *postComparisons(steadyPosts(-180, 90, 1.5), likes());
    ASSERT_EQ(answers.size(), 4U);
    EXPECT_FALSE(answers[0].missing.empty());
    EXPECT_EQ(answers[1].verdict.kind, Verdict::Kind::helped);
    EXPECT_LT(*answers[1].discovery, 0.05);
    EXPECT_EQ(&firstAnswered(answers), &answers[1]);
}

TEST(PostComparison, GivesTheSameDigitsAgain)
{
    const auto posts = steadyPosts(-90, 60, 1.2);
    EXPECT_EQ(compared(posts).relative->high, compared(posts).relative->high);
}

TEST(PostComparison, HearsStop)
{
    std::stop_source stop;
    stop.request_stop();
    const auto answer =
        postComparison(steadyPosts(-90, 60, 1.2), likes(), mutuals::Run { stop.get_token(), {} });
    EXPECT_EQ(answer.error().code, Error::Code::cancelled);
}

/// Creators whose level wanders and whose posts share the views of their days, as those of the
/// simulated worlds: errors of week clusters are sure of what is not there.
TEST(PostComparison, CoversNoEffectWhereTheLevelWanders)
{
    constexpr int kCreators = 60;
    int held = 0, checkHeld = 0;
    for (std::uint64_t seed = 1; seed <= kCreators; ++seed) {
        test::Noise draw(seed);
        boost::random::poisson_distribution<int> number(0.7);
        struct Going {
            int day;
            double likes;
        };
        std::vector<Going> all;
        double level = 0;
        for (int day = -250; day < 110; ++day) {
            level = 0.995 * (level + draw(0.03));
            for (int i = number(draw.generator()); i > 0; --i)
                all.push_back({ day, 0 });
            const std::size_t live = std::min<std::size_t>(12, all.size());
            for (std::size_t i = all.size() - live; i < all.size(); ++i)
                all[i].likes += 400 * std::exp(level + draw(0.1)) / static_cast<double>(live);
        }
        std::vector<JoinedPost> posts;
        for (const Going& one : all) {
            if (one.day < 90)
                posts.push_back(post(one.day, { { 20, one.likes * std::exp(draw(0.2)) } }));
        }
        const auto answer = compared(posts);
        ASSERT_TRUE(answer.missing.empty());
        held += answer.relative->low <= 0 && answer.relative->high >= 0;
        checkHeld += answer.check.relative.low <= 0 && answer.check.relative.high >= 0;
    }
    EXPECT_GE(held, 0.9 * kCreators) << held;
    EXPECT_LE(checkHeld, 0.9 * kCreators) << checkHeld;
}
