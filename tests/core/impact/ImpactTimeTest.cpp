#include "core/impact/Family.h"
#include "core/stats/StructuralModel.h"
#include "tests/support/DayBuilder.h"

#include <gtest/gtest.h>

#include <ctime>
#include <iostream>

using namespace mutuals;

namespace {

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Seconds that one local-level filter over as many days takes.
double plainPass(const std::vector<double>& values, int before)
{
    constexpr int kPasses = 200;
    const double begun = cpuSeconds();
    for (int i = 0; i < kPasses; ++i)
        EXPECT_TRUE(structuralForecast({ values, 1, {} }, { 1, 0.1, 0 }, before));
    return (cpuSeconds() - begun) / kPasses;
}

} // namespace

// All that the page reckons: seven metrics with their false starts, horizons and verdicts, with
// posts as covariates, over 180 days before and 90 after. Told against a plain Kalman pass, so that
// a slow or busy machine does not matter.
TEST(ImpactTime, OfTheWholePageIsABoundedNumberOfKalmanPasses)
{
    const test::DayBuilder creator { .before = 180, .after = 90, .rateChange = 0.2 };
    const std::vector<DayMetrics> days = creator.days();
    ImpactQuestion question;
    question.start = creator.start();
    for (int t = 0; t < 270; t += 2)
        question.posted.push_back(creator.first + std::chrono::days(t));
    question.postedUntil = days.back().day;
    std::vector<double> values;
    for (const DayMetrics& day : days)
        values.push_back(static_cast<double>(*day.views));

    const double begun = cpuSeconds();
    const auto family = impactFamily(days, question);
    const double whole = cpuSeconds() - begun;
    ASSERT_TRUE(family);
    EXPECT_TRUE(family->answers.front().postsUsed);
    const double pass = plainPass(values, creator.before);
    std::cout << "whole page " << whole << " s, a plain pass " << pass * 1e6 << " us, ratio "
              << whole / pass << '\n';
    EXPECT_LT(whole / pass, 60'000) << "3 s where a pass takes 50 us";
}
