#include "core/impact/PolicyStart.h"

#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <boost/random/uniform_01.hpp>

using namespace mutuals;
using std::chrono::days;
using std::chrono::hours;

namespace {

const Day kFirst = *parseDay("2025-01-01");

DayRange known(int count)
{
    return { kFirst, kFirst + days(count) };
}

/// One follow-back, at noon, on each day with the chance of its part of the time.
std::vector<Seconds> followBacks(
    const std::vector<std::pair<int, double>>& parts, std::uint64_t seed)
{
    test::Noise noise(seed);
    boost::random::uniform_01<double> uniform;
    std::vector<Seconds> moments;
    Day day = kFirst;
    for (const auto& [count, chance] : parts) {
        for (int i = 0; i < count; ++i, day += days(1)) {
            if (uniform(noise.generator()) < chance)
                moments.push_back(Seconds(day) + hours(12));
        }
    }
    return moments;
}

} // namespace

TEST(PolicyStart, IsFoundToTheDayWhenEveryDayChanges)
{
    const auto starts = policyStarts(followBacks({ { 100, 0 }, { 50, 1 } }, 1), known(150));
    ASSERT_EQ(starts.size(), 1U);
    EXPECT_EQ(starts[0].day, kFirst + days(100));
    EXPECT_GE(starts[0].low, kFirst + days(95)) << "it may have been the end of a short rise";
    EXPECT_EQ(starts[0].high, kFirst + days(100));
    EXPECT_EQ(starts[0].risingDays, 0);
    EXPECT_EQ(starts[0].followBacksPerDayBefore, 0);
    EXPECT_EQ(starts[0].followBacksPerDayAfter, 1);
    EXPECT_GE(starts[0].logBayesFactor, 3);
}

namespace {

/// Follow-backs on days whose chance rises in a straight line between the two parts.
std::vector<std::pair<int, double>> rising(
    int before, double low, int length, double high, int after)
{
    std::vector<std::pair<int, double>> parts { { before, low } };
    for (int day = 1; day <= length; ++day)
        parts.emplace_back(1, low + (high - low) * day / (length + 1));
    parts.emplace_back(after, high);
    return parts;
}

} // namespace

TEST(PolicyStart, MayComeLittleByLittle)
{
    constexpr int kSeries = 80, kBefore = 150;
    int covered = 0, gradual = 0;
    std::chrono::days offBy {};
    for (std::uint64_t seed = 1; seed <= kSeries; ++seed) {
        const auto parts = rising(kBefore, 0.02, 21, 0.95, 70);
        const auto starts = policyStarts(followBacks(parts, seed), known(kBefore + 21 + 70));
        ASSERT_FALSE(starts.empty());
        const Day truth = kFirst + days(kBefore);
        covered += starts[0].low <= truth && truth <= starts[0].high;
        gradual += starts[0].risingDays > 0;
        if (starts[0].risingDays > 0) {
            offBy += std::chrono::abs(starts[0].day - truth);
            EXPECT_GT(starts[0].followBacksPerDayAfter, 0.7) << "of the days when it has risen";
        }
    }
    EXPECT_GE(covered, 72); // 90 %
    EXPECT_GE(gradual, 40);
    EXPECT_LE(offBy / gradual, days(5));
}

TEST(PolicyStart, AtOnceIsNotTakenForLittleByLittle)
{
    int gradual = 0, covered = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto starts =
            policyStarts(followBacks({ { 150, 0.05 }, { 70, 0.9 } }, seed), known(220));
        ASSERT_FALSE(starts.empty());
        gradual += starts[0].risingDays > 0;
        covered += starts[0].low <= kFirst + days(150) && kFirst + days(150) <= starts[0].high;
    }
    EXPECT_LE(gradual, 3);
    EXPECT_GE(covered, 93);
}

TEST(PolicyStart, IsFoundWithinDaysWhenChancesChange)
{
    int near = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto starts =
            policyStarts(followBacks({ { 120, 0.15 }, { 60, 0.9 } }, seed), known(180));
        ASSERT_FALSE(starts.empty());
        near += std::chrono::abs(starts[0].day - (kFirst + days(120))) <= days(2) ? 1 : 0;
        EXPECT_LE(starts[0].low, starts[0].day);
        EXPECT_GE(starts[0].high, starts[0].day);
    }
    EXPECT_GE(near, 90);
}

TEST(PolicyStart, IsSeldomSeenWhereThereIsNone)
{
    int announced = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed)
        announced += policyStarts(followBacks({ { 200, 0.2 } }, seed), known(200)).empty() ? 0 : 1;
    EXPECT_LE(announced, 9); // 3 %
}

TEST(PolicyStart, IsNotThatOfOlderFollowBacksSomeHaveLeft)
{
    EXPECT_TRUE(policyStarts(followBacks({ { 150, 0.6 }, { 250, 0.95 } }, 4), known(400)).empty());
    EXPECT_EQ(policyStarts(followBacks({ { 150, 0.3 }, { 250, 0.95 } }, 4), known(400)).size(), 1U);
}

TEST(PolicyStart, IsNotABurstOnOneDayNorAFall)
{
    std::vector<Seconds> burst;
    for (int i = 0; i < 500; ++i)
        burst.push_back(Seconds(kFirst + days(60)) + std::chrono::minutes(i));
    EXPECT_TRUE(policyStarts(burst, known(120)).empty());
    EXPECT_TRUE(policyStarts(followBacks({ { 60, 1 }, { 60, 0 } }, 1), known(120)).empty());
    EXPECT_TRUE(policyStarts({}, known(120)).empty());
    EXPECT_TRUE(policyStarts(followBacks({ { 5, 1 } }, 1), known(5)).empty());
    EXPECT_TRUE(policyStarts({}, {}).empty());
}

TEST(PolicyStart, MayBeginTwiceAndTheStrongestComesFirst)
{
    const auto starts =
        policyStarts(followBacks({ { 60, 0 }, { 30, 1 }, { 60, 0 }, { 90, 1 } }, 1), known(240));
    ASSERT_EQ(starts.size(), 2U);
    EXPECT_EQ(starts[0].day, kFirst + days(150));
    EXPECT_EQ(starts[1].day, kFirst + days(60));
    EXPECT_GE(starts[0].logBayesFactor, starts[1].logBayesFactor);
}

TEST(PolicyStart, IgnoresMomentsOutsideTheKnownDaysAndTheirOrder)
{
    auto moments = followBacks({ { 100, 0.1 }, { 50, 1 } }, 3);
    const auto plain = policyStarts(moments, known(150));
    std::reverse(moments.begin(), moments.end());
    for (int i = 1; i < 200; ++i)
        moments.push_back(Seconds(kFirst - days(i)));
    const auto noisy = policyStarts(moments, known(150));
    ASSERT_EQ(plain.size(), noisy.size());
    EXPECT_EQ(plain[0].day, noisy[0].day);
    EXPECT_EQ(plain[0].logBayesFactor, noisy[0].logBayesFactor);
}

TEST(PolicyStart, IsSeenByHowSoonTheFollowBackComes)
{
    int near = 0, announced = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        // follow-backs on half of the days all along; from day 100 on after a day, not a month
        const auto moments = followBacks({ { 180, 0.5 } }, seed);
        test::Noise noise(seed + 1000);
        std::vector<Seconds> changed, steady;
        for (const Seconds moment : moments) {
            const bool late = moment >= Seconds(kFirst + days(100));
            const auto wait = [&](double typical) {
                return hours(static_cast<int>(24 * typical * std::exp(noise(1.0))));
            };
            changed.push_back(moment - wait(late ? 1 : 30));
            steady.push_back(moment - wait(30));
        }
        announced += !policyStarts(moments, known(180), steady).empty();
        const auto starts = policyStarts(moments, known(180), changed);
        if (starts.empty())
            continue;
        EXPECT_EQ(starts[0].sign, PolicyStart::Sign::sooner);
        EXPECT_GT(starts[0].daysUntilBefore, 4 * starts[0].daysUntilAfter);
        EXPECT_LE(starts[0].low, starts[0].day);
        EXPECT_GE(starts[0].high, starts[0].day);
        near += std::chrono::abs(starts[0].day - (kFirst + days(100))) <= days(4);
    }
    EXPECT_GE(near, 54);
    EXPECT_LE(announced, 2);
}

TEST(PolicyStart, IsNotTheEndOfCatchingUp)
{
    // from day 60 on everybody who ever followed is followed back, then newcomers at once
    const auto moments = followBacks({ { 60, 0.05 }, { 120, 0.9 } }, 2);
    std::vector<Seconds> followed;
    for (const Seconds moment : moments)
        followed.push_back(moment - hours(moment < Seconds(kFirst + days(100)) ? 7000 : 5));
    const auto starts = policyStarts(moments, known(180), followed);
    ASSERT_EQ(starts.size(), 1U);
    EXPECT_LE(std::chrono::abs(starts[0].day - (kFirst + days(60))), days(3));
}

TEST(PolicyStart, SeenTwiceIsToldOnce)
{
    auto moments = followBacks({ { 100, 0.1 }, { 80, 0.9 } }, 4);
    std::vector<Seconds> followed;
    for (const Seconds moment : moments)
        followed.push_back(moment - hours(moment < Seconds(kFirst + days(100)) ? 900 : 20));
    const auto starts = policyStarts(moments, known(180), followed);
    ASSERT_EQ(starts.size(), 1U);
    EXPECT_EQ(starts[0].sign, PolicyStart::Sign::oftener);
}

TEST(PolicyStart, IsNotAFollowBackNowAndThen)
{
    EXPECT_TRUE(policyStarts(followBacks({ { 400, 0 }, { 400, 0.12 } }, 1), known(800)).empty());
    EXPECT_FALSE(policyStarts(followBacks({ { 400, 0 }, { 400, 0.4 } }, 1), known(800)).empty());
}
