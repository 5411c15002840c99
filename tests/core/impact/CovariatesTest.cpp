#include "core/impact/Covariates.h"

#include "tests/support/DayBuilder.h"
#include "tests/support/Noise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mutuals;
using std::chrono::days;
using test::DayBuilder;

namespace {

const Day kFirst = *parseDay("2025-01-06");
const ImpactPeriods kPeriods { { kFirst, kFirst + days(30) },
    { kFirst + days(30), kFirst + days(40) } };

DailySeries fortyDays()
{
    DailySeries series;
    series.before = 30;
    series.values.assign(40, 1.0);
    return series;
}

/// A post every second day of both periods.
ImpactQuestion everySecondDay()
{
    ImpactQuestion question;
    for (int t = 0; t < 40; t += 2)
        question.posted.push_back(kFirst + days(t));
    question.posted.push_back(kFirst); // two on the first day
    question.postedUntil = kFirst + days(39);
    return question;
}

/// Views of which each post brings half as many again.
std::vector<DayMetrics> movedByPosts(const DayBuilder& creator, const std::vector<Day>& posted)
{
    std::vector<DayMetrics> all = creator.days();
    for (DayMetrics& day : all) {
        if (std::find(posted.begin(), posted.end(), day.day) != posted.end())
            day.views =
                static_cast<std::int64_t>(std::llround(1.8 * static_cast<double>(*day.views)));
    }
    return all;
}

} // namespace

TEST(Covariates, ArePostsOfTheDayAndOfTheDayBefore)
{
    const auto columns = postCovariates(everySecondDay(), kPeriods, fortyDays());
    ASSERT_EQ(columns.size(), 2U);
    EXPECT_EQ(columns[0][0], std::sqrt(2.0));
    EXPECT_EQ(columns[0][1], 0);
    EXPECT_EQ(columns[0][2], 1);
    EXPECT_EQ(columns[1][0], 0);
    EXPECT_EQ(columns[1][1], std::sqrt(2.0));
    EXPECT_EQ(columns[1].size(), 40U);
}

TEST(Covariates, AreNotUsedWhereTheFilesDoNotTellThem)
{
    ImpactQuestion question = everySecondDay();
    question.postedUntil = kFirst + days(38);
    EXPECT_TRUE(postCovariates(question, kPeriods, fortyDays()).empty()) << "the last day is open";
    question.postedUntil.reset();
    EXPECT_TRUE(postCovariates(question, kPeriods, fortyDays()).empty());
}

TEST(Covariates, AreNotUsedWhereTooFewDaysDiffer)
{
    ImpactQuestion daily = everySecondDay();
    for (int t = 1; t < 40; t += 2)
        daily.posted.push_back(kFirst + days(t));
    EXPECT_TRUE(postCovariates(daily, kPeriods, fortyDays()).empty()) << "a post on every day";
    ImpactQuestion rare = everySecondDay();
    rare.posted.resize(7);
    EXPECT_TRUE(postCovariates(rare, kPeriods, fortyDays()).empty());
    DailySeries gaps = fortyDays();
    for (std::size_t t = 0; t < 20; ++t)
        gaps.values[t] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(postCovariates(everySecondDay(), kPeriods, gaps).empty()) << "days without a value";
}

TEST(Covariates, ExplainWhatPostsBring)
{
    const DayBuilder creator;
    test::Noise noise(3);
    ImpactQuestion question;
    question.metric = Metric::views;
    question.start = creator.start();
    for (int t = 0; t < 180; ++t) {
        if (noise(1) > 0)
            question.posted.push_back(creator.first + days(t));
    }
    const std::vector<DayMetrics> all = movedByPosts(creator, question.posted);
    const auto without = impact(all, question);
    question.postedUntil = creator.first + days(200);
    const auto with = impact(all, question);
    ASSERT_TRUE(without && with);
    EXPECT_FALSE(without->postsUsed);
    EXPECT_TRUE(with->postsUsed);
    const auto width = [](const ImpactAnswer& answer) {
        return answer.relative->high - answer.relative->low;
    };
    EXPECT_LT(width(*with), 0.7 * width(*without));
    EXPECT_LT(with->relative->low, 0);
    EXPECT_GT(with->relative->high, 0);
}
