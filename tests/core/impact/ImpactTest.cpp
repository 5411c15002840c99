#include "core/impact/Impact.h"

#include "core/stats/DampedLevel.h"
#include "core/stats/Winsorize.h"
#include "tests/support/DayBuilder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;
using std::chrono::days;
using test::DayBuilder;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

ImpactQuestion asked(Metric metric, Day start)
{
    ImpactQuestion question;
    question.metric = metric;
    question.start = start;
    return question;
}

ImpactAnswer answered(const DayBuilder& creator, Metric metric)
{
    const auto answer = impact(creator.days(), asked(metric, creator.start()));
    EXPECT_TRUE(answer);
    return answer.value_or(ImpactAnswer {});
}

const ImpactDay& on(const ImpactAnswer& answer, Day day)
{
    return answer.series.at(static_cast<std::size_t>((day - answer.series.front().day).count()));
}

} // namespace

TEST(Impact, FindsWhatHelped)
{
    DayBuilder creator;
    creator.rateChange = 0.25;
    const ImpactAnswer answer = answered(creator, Metric::engagementRate);
    ASSERT_TRUE(answer.relative && answer.absolute && answer.cumulative);
    EXPECT_LT(answer.relative->low, 0.25);
    EXPECT_GT(answer.relative->high, 0.25);
    EXPECT_EQ(answer.verdict.kind, Verdict::Kind::helped);
    EXPECT_EQ(answer.verdict.strength, Verdict::Strength::suggests);
    EXPECT_GT(answer.probability, 0.99);
    EXPECT_NEAR(answer.absolute->value, 0.025, 0.008);
    EXPECT_NEAR(*answer.before.mean, 0.1, 0.01);
    EXPECT_NEAR(*answer.expectedMean, *answer.after.mean - answer.absolute->value, 1e-3);
    EXPECT_NEAR(answer.cumulative->value, answer.absolute->value * answer.after.used, 1e-12);
}

TEST(Impact, FindsWhatHurtAndInHowManyViews)
{
    DayBuilder creator;
    creator.viewsChange = -0.3;
    const ImpactAnswer answer = answered(creator, Metric::views);
    EXPECT_EQ(answer.verdict.kind, Verdict::Kind::hurt);
    EXPECT_LT(answer.absolute->high, 0);
    EXPECT_LT(answer.absolute->low, answer.absolute->value);
    EXPECT_NEAR(answer.absolute->value, -0.3 * 4000 * 1.09, 300);
    EXPECT_NEAR(answer.relative->value, -0.3, 0.1);
}

TEST(Impact, SeesNoDifferenceWhereThereIsNone)
{
    const ImpactAnswer answer = answered(DayBuilder {}, Metric::engagementRate);
    EXPECT_EQ(answer.verdict.kind, Verdict::Kind::noDifference);
    EXPECT_LT(answer.relative->low, 0);
    EXPECT_GT(answer.relative->high, 0);
}

TEST(Impact, IsTheModelOnTheLogarithmOfWinsorizedDays)
{
    const DayBuilder creator;
    const std::vector<DayMetrics> all = creator.days();
    DailySeries series;
    series.before = creator.before;
    for (std::size_t t = 0; t < all.size(); ++t) {
        series.values.push_back(std::log(1.0 + static_cast<double>(*all[t].views)));
        series.weekdays.push_back(static_cast<int>(t % 7));
    }
    series.values = winsorized(series.values, series.weekdays, creator.before).values;
    const ImpactAnswer answer = answered(creator, Metric::views);
    const auto model = DampedLevel::fit(series, DampedLevelOptions::calibrated());
    const TMixture effect = model->averageEffect().widened(answer.placebo.widening());
    EXPECT_NEAR(answer.relative->low, std::expm1(effect.quantile(0.025)), 1e-9);
    EXPECT_NEAR(answer.relative->high, std::expm1(effect.quantile(0.975)), 1e-9);
    EXPECT_NEAR(*answer.verdict.detectable, std::expm1(2.8 * effect.sd()), 1e-9);
    EXPECT_NEAR(answer.probability, std::max(effect.chanceAbove(0), effect.chanceBelow(0)), 1e-9);
}

TEST(Impact, StandsAmongItsFalseStarts)
{
    DayBuilder creator;
    creator.viewsChange = 0.6;
    const ImpactAnswer real = answered(creator, Metric::views);
    EXPECT_TRUE(real.placebo.enough());
    EXPECT_EQ(real.placebo.rank, 1);
    EXPECT_EQ(real.verdict.kind, Verdict::Kind::helped);
    EXPECT_GT(real.placebo.starts.size(), 50U);
    creator.before = 50;
    const ImpactAnswer young = answered(creator, Metric::views);
    EXPECT_FALSE(young.placebo.enough());
    EXPECT_EQ(young.verdict.strength, Verdict::Strength::suggests);
}

TEST(Impact, DrawsTheSeriesWithItsBand)
{
    const DayBuilder creator;
    const ImpactAnswer answer = answered(creator, Metric::views);
    ASSERT_EQ(answer.series.size(), 180U);
    EXPECT_FALSE(answer.series[119].expected);
    int inside = 0;
    for (std::size_t t = 120; t < 180; ++t) {
        const ImpactDay& day = answer.series[t];
        ASSERT_TRUE(day.expected && day.low && day.high);
        EXPECT_LT(*day.low, *day.expected);
        EXPECT_LT(*day.expected, *day.high);
        inside += *day.low < *day.observed && *day.observed < *day.high ? 1 : 0;
    }
    EXPECT_GE(inside, 54);
    EXPECT_GT(*answer.series[125].expected, 1.15 * *answer.series[126].expected); // Sunday, Monday
}

TEST(Impact, NamesTheDaysThatItClipsOrLeavesOut)
{
    const DayBuilder creator;
    std::vector<DayMetrics> all = creator.days();
    const double calm = impact(all, asked(Metric::views, creator.start()))->relative->value;
    all[60].views = *all[60].views * 20;
    all[130].views = *all[130].views / 20;
    all[140].views = -5;
    const auto answer = impact(all, asked(Metric::views, creator.start()));
    std::vector<std::string> named;
    for (const LeftOutDay& left : answer->leftOut) {
        EXPECT_TRUE(on(*answer, left.day).leftOut);
        if (left.day == all[60].day || left.day == all[130].day || left.day == all[140].day)
            named.push_back(formatDay(left.day) + " " + left.why);
    }
    EXPECT_THAT(named,
        ElementsAre(
            "2025-03-07 clipped: viral", "2025-05-16 clipped: quiet", "2025-05-26 not a count"));
    EXPECT_EQ(answer->after.used, 59);
    EXPECT_EQ(on(*answer, all[140].day).observed, -5);
    EXPECT_NEAR(answer->relative->value, calm, 0.02);
}

TEST(Impact, LeavesDaysWithoutViewsOutOfTheRate)
{
    DayBuilder creator;
    std::vector<DayMetrics> all = creator.days();
    all[10].views = 0;
    all[11].comments = -2;
    all[12].shares.reset();
    const auto answer = impact(all, asked(Metric::engagementRate, creator.start()));
    EXPECT_EQ(answer->before.used, 117);
    ASSERT_GE(answer->leftOut.size(), 2U);
    EXPECT_EQ(answer->leftOut[0].why, "no views");
    EXPECT_EQ(answer->leftOut[1].why, "not a count");
    EXPECT_FALSE(on(*answer, all[12].day).leftOut);
}

TEST(Impact, SaysWhatIsMissing)
{
    DayBuilder creator;
    creator.before = 20;
    creator.after = 6;
    const ImpactAnswer answer = answered(creator, Metric::views);
    EXPECT_THAT(answer.missing, ElementsAre("21 days before (20 found)", "7 days after (6 found)"));
    EXPECT_EQ(answer.daysMissingBefore, 1);
    EXPECT_EQ(answer.daysMissingAfter, 1);
    EXPECT_FALSE(answer.relative || answer.absolute || answer.expectedMean);
    EXPECT_EQ(answer.series.size(), 26U);
    EXPECT_TRUE(answer.series.back().observed);
    EXPECT_FALSE(answer.series.back().expected);

    const auto none = impact({}, asked(Metric::views, creator.start()));
    EXPECT_EQ(none->daysMissingBefore, 21);
    const auto early = impact(creator.days(), asked(Metric::views, creator.first - days(100)));
    EXPECT_EQ(early->before.used, 0);
    EXPECT_EQ(early->daysMissingAfter, 7);
    const auto late = impact(creator.days(), asked(Metric::views, creator.first + days(500)));
    EXPECT_EQ(late->daysMissingBefore, 21);
}

TEST(Impact, AnswersFromTwentyOneDaysAndSeven)
{
    DayBuilder creator;
    creator.before = 21;
    creator.after = 7;
    const ImpactAnswer answer = answered(creator, Metric::views);
    EXPECT_THAT(answer.missing, IsEmpty());
    EXPECT_TRUE(answer.relative);
    EXPECT_EQ(answer.verdict.kind, Verdict::Kind::cannotTellYet);
    EXPECT_GE(answer.verdict.moreDays.value_or(0), 7);
}

TEST(Impact, AsksForDaysThatDiffer)
{
    DayBuilder creator;
    std::vector<DayMetrics> all = creator.days();
    for (DayMetrics& day : all)
        day.shares = 0;
    const auto answer = impact(all, asked(Metric::shares, creator.start()));
    EXPECT_THAT(answer->missing, ElementsAre("days before that differ from each other"));
    EXPECT_FALSE(answer->absolute);
}

TEST(Impact, ToleratesHolesAndAGapAroundTheStart)
{
    DayBuilder creator;
    creator.viewsChange = 0.4;
    std::vector<DayMetrics> all = creator.days();
    std::erase_if(
        all, [&](const DayMetrics& day) { return (day.day - creator.first).count() % 5 == 2; });
    ImpactQuestion question = asked(Metric::views, creator.start());
    question.before = DayRange { creator.first, creator.start() - days(10) };
    question.after = DayRange { creator.start() + days(5), creator.start() + days(60) };
    const auto answer = impact(all, question);
    ASSERT_TRUE(answer && answer->relative);
    EXPECT_EQ(answer->before.used, 88);
    EXPECT_EQ(answer->after.used, 44);
    EXPECT_EQ(answer->series.size(), 180U);
    EXPECT_FALSE(on(*answer, creator.start()).expected);
    EXPECT_TRUE(on(*answer, creator.start() + days(5)).expected);
    EXPECT_LT(answer->relative->low, 0.4);
    EXPECT_GT(answer->relative->high, 0.4);
    EXPECT_EQ(answer->verdict.kind, Verdict::Kind::helped);
}

TEST(Impact, OffersNoShareOfNetGrowth)
{
    const DayBuilder creator;
    std::vector<DayMetrics> all = creator.days();
    for (std::size_t t = 120; t < all.size(); ++t)
        all[t].followers = *all[t].followers + 20 * (static_cast<std::int64_t>(t) - 119);
    const auto answer = impact(all, asked(Metric::netGrowth, creator.start()));
    EXPECT_EQ(answer->before.used, 119); // the first day has no day before
    EXPECT_FALSE(answer->relative);
    EXPECT_FALSE(answer->verdict.detectable);
    EXPECT_NEAR(answer->absolute->value, 20, 4);
    EXPECT_EQ(answer->verdict.kind, Verdict::Kind::helped);
    EXPECT_GT(answer->probability, 0.99);
}

TEST(Impact, CountsSmallNumbersOnTheRoot)
{
    DayBuilder creator;
    creator.views = 100; // about 0.6 comments a day
    creator.viewsChange = 3;
    const ImpactAnswer answer = answered(creator, Metric::comments);
    ASSERT_TRUE(answer.relative);
    EXPECT_LT(answer.relative->low, 3);
    EXPECT_GT(answer.relative->high, 2.5);
    for (const ImpactDay& day : answer.series)
        EXPECT_GE(day.low.value_or(0), 0);
}

TEST(Impact, WithholdsTheShareOfWhatMayBeNothing)
{
    DayBuilder creator;
    std::vector<DayMetrics> all = creator.days();
    for (std::size_t t = 0; t < all.size(); ++t)
        all[t].shares = t < 120 ? t % 60 == 0 : 3;
    const auto answer = impact(all, asked(Metric::shares, creator.start()));
    EXPECT_FALSE(answer->relative);
    EXPECT_GT(answer->absolute->low, 0);
}

TEST(Impact, DrawsTheVerdictFromTheDaysUpToTheLastLook)
{
    DayBuilder creator;
    creator.after = 20;
    std::vector<DayMetrics> all = creator.days();
    for (std::size_t t = 134; t < all.size(); ++t) // after the first fourteen days
        all[t].views = *all[t].views * 3;
    const auto answer = impact(all, asked(Metric::views, creator.start()));
    EXPECT_GT(answer->relative->value, 0.2);
    EXPECT_NE(answer->verdict.kind, Verdict::Kind::helped);
}

TEST(Impact, ChoosesPeriodsWithinTheData)
{
    const Day start = *parseDay("2025-08-04");
    const DayRange wide { start - days(400), start + days(300) };
    EXPECT_EQ(defaultPeriods(start, {}, wide).before, (DayRange { start - days(180), start }));
    EXPECT_EQ(defaultPeriods(start, {}, wide).after, (DayRange { start, start + days(90) }));
    const DayRange narrow { start - days(30), start + days(10) };
    EXPECT_EQ(defaultPeriods(start, {}, narrow).before, (DayRange { start - days(30), start }));
    EXPECT_EQ(defaultPeriods(start, {}, narrow).after, (DayRange { start, start + days(10) }));
    EXPECT_EQ(
        defaultPeriods(start, start + days(29), wide).after, (DayRange { start, start + days(30) }))
        << "the last day of a policy is its own";
    EXPECT_TRUE(defaultPeriods(start, {}, { start + days(5), start + days(9) }).before.empty());
    EXPECT_TRUE(defaultPeriods(start, {}, { start - days(9), start - days(5) }).after.empty());
}

TEST(Impact, RefusesPeriodsOnTheWrongSide)
{
    const DayBuilder creator;
    ImpactQuestion question = asked(Metric::views, creator.start());
    question.before = DayRange { creator.first, creator.start() + days(1) };
    EXPECT_EQ(impact(creator.days(), question).error().code, Error::Code::invalid);
    question.before.reset();
    question.after = DayRange { creator.start() - days(1), creator.start() + days(20) };
    EXPECT_EQ(impact(creator.days(), question).error().code, Error::Code::invalid);
}

TEST(Impact, GivesTheSameDigitsTwice)
{
    const ImpactAnswer one = answered(DayBuilder {}, Metric::likes);
    const ImpactAnswer two = answered(DayBuilder {}, Metric::likes);
    EXPECT_EQ(one.absolute->low, two.absolute->low);
    EXPECT_EQ(one.cumulative->high, two.cumulative->high);
    EXPECT_EQ(one.relative->value, two.relative->value);
    EXPECT_EQ(one.series.back().high, two.series.back().high);
}

TEST(Impact, StopsWhenToldTo)
{
    std::stop_source source;
    source.request_stop();
    const DayBuilder creator;
    const auto answer = impact(creator.days(), asked(Metric::views, creator.start()),
        mutuals::Run { source.get_token(), {} });
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Error::Code::cancelled);
}

TEST(Impact, DoesNotUseDaysThatTheUserLeavesOut)
{
    DayBuilder creator;
    std::vector<DayMetrics> all = creator.days();
    const Day before = creator.first + days(50), after = creator.start() + days(20);
    ImpactQuestion question = asked(Metric::views, creator.start());
    question.excluded = { { after, "a holiday" }, { before, "" } };
    const auto answer = impact(all, question);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->before.used, answer->before.days.count() - 1);
    EXPECT_EQ(answer->after.used, answer->after.days.count() - 1);
    EXPECT_TRUE(on(*answer, after).excluded);
    EXPECT_TRUE(on(*answer, after).leftOut);
    EXPECT_TRUE(on(*answer, after).observed) << "what the files hold is still shown";
    int named = 0;
    for (const LeftOutDay& day : answer->leftOut) {
        if (day.day == after) {
            EXPECT_EQ(day.reason, "a holiday");
        }
        named += day.why == "left out";
    }
    EXPECT_EQ(named, 2);

    // Gone from the model: whatever the files hold on those days, nothing moves.
    for (DayMetrics& day : all) {
        if (day.day == before || day.day == after)
            day.views = 1'000'000;
    }
    const auto wild = impact(all, question);
    EXPECT_EQ(wild->relative->value, answer->relative->value);
    EXPECT_EQ(wild->relative->high, answer->relative->high);
    EXPECT_EQ(*wild->before.mean, *answer->before.mean);
    question.excluded.clear();
    EXPECT_NE(impact(all, question)->relative->value, answer->relative->value);
}

TEST(Impact, TellsWhatItsDaysCanShow)
{
    const ImpactAnswer answer = answered(DayBuilder {}, Metric::views);
    ASSERT_EQ(answer.horizons.size(), 5U);
    EXPECT_EQ(answer.horizons.back().days, 90);
    EXPECT_GT(answer.horizons[0].detectable, answer.horizons[3].detectable);
    EXPECT_TRUE(answered(DayBuilder {}, Metric::netGrowth).horizons.empty());
}

TEST(Impact, LetsTheWeekDriftWhereItDoes)
{
    DayBuilder creator;
    creator.before = 180;
    const auto steady = impact(creator.days(), asked(Metric::views, creator.start()));
    EXPECT_FALSE(steady->weekDrifts);
    std::vector<DayMetrics> moved = creator.days();
    for (std::size_t t = 0; t < moved.size(); ++t) { // Wednesdays lose to Saturdays over the months
        const double so = static_cast<double>(t) / 180;
        const double share = t % 7 == 2 ? std::exp(-so) : t % 7 == 5 ? std::exp(so) : 1;
        moved[t].views = static_cast<std::int64_t>(static_cast<double>(*moved[t].views) * share);
    }
    const auto drifting = impact(moved, asked(Metric::views, creator.start()));
    EXPECT_TRUE(drifting->weekDrifts);
    EXPECT_LT(drifting->relative->low, 0);
    EXPECT_GT(drifting->relative->high, 0);
}
