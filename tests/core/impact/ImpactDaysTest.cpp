#include "core/impact/ImpactDays.h"

#include "tests/support/DayBuilder.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

ImpactDays taken(const std::vector<DayMetrics>& days, Metric metric)
{
    const Day first = days.front().day;
    const Day start = first + std::chrono::days(30);
    ImpactQuestion question;
    question.metric = metric;
    return impactDays(
        days, question, { { first, start }, { start, start + std::chrono::days(10) } });
}

std::vector<DayMetrics> fortyDays()
{
    test::DayBuilder creator;
    creator.before = 30;
    creator.after = 10;
    return creator.days();
}

} // namespace

TEST(ImpactDays, TakeTheLogarithmOfARateThatIsNeverNothing)
{
    std::vector<DayMetrics> days = fortyDays();
    days[4].views = 1000;
    days[4].likes = 70;
    days[4].comments = 20;
    days[4].shares = 10;
    const ImpactDays rate = taken(days, Metric::engagementRate);
    EXPECT_NEAR(rate.series.values[4], std::log(100.5 / 1001), 1e-12);
    EXPECT_EQ(rate.weights[4], 1000);
    EXPECT_NEAR(*rate.observed[4], 0.1, 1e-15);
}

TEST(ImpactDays, GiveADayOfFewViewsALouderNoise)
{
    std::vector<DayMetrics> days = fortyDays();
    for (DayMetrics& day : days)
        day.views = 3000;
    days[7].views = 300;
    days[35].views = 30000;
    const ImpactDays rate = taken(days, Metric::engagementRate);
    EXPECT_NEAR(rate.series.noise[0], 1, 1e-12);
    EXPECT_NEAR(rate.series.noise[7], 0.5 + 5, 1e-12);
    EXPECT_NEAR(rate.series.noise[35], 0.5 + 0.05, 1e-12);
    EXPECT_TRUE(taken(days, Metric::views).series.noise.empty());
}

TEST(ImpactDays, BeginTheWeekOnMonday)
{
    const ImpactDays views = taken(fortyDays(), Metric::views);
    EXPECT_EQ(views.series.weekdays[0], 0);
    EXPECT_EQ(views.series.weekdays[6], 6);
    EXPECT_EQ(views.series.before, 30);
    EXPECT_NEAR(*views.before.mean, 4000 * 1.08, 400);
}

TEST(ImpactDays, WeighTheMeanOfARateByViews)
{
    std::vector<DayMetrics> days = fortyDays();
    double interactions = 0, views = 0;
    for (std::size_t t = 0; t < 30; ++t) {
        interactions += static_cast<double>(*days[t].likes + *days[t].comments + *days[t].shares);
        views += static_cast<double>(*days[t].views);
    }
    EXPECT_NEAR(
        *taken(days, Metric::engagementRate).before.observedMean, interactions / views, 1e-12);
}
