#include "core/impact/Scale.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

const std::vector<double> kMany { 100, 200, 300 };
const std::vector<double> kFew { 0, 3, 4, 900 };

} // namespace

TEST(Scale, IsChosenByTheMetricAndTheMedian)
{
    EXPECT_EQ(Scale::of(Metric::views, kMany).kind(), Scale::Kind::log);
    EXPECT_EQ(Scale::of(Metric::comments, kFew).kind(), Scale::Kind::root);
    EXPECT_EQ(Scale::of(Metric::engagementRate, kFew).kind(), Scale::Kind::rate);
    EXPECT_EQ(Scale::of(Metric::netGrowth, kMany).kind(), Scale::Kind::signedLog);
    EXPECT_FALSE(Scale::of(Metric::netGrowth, kMany).sharesOffered());
}

TEST(Scale, GoesThereAndBack)
{
    for (const Scale& scale : { Scale::of(Metric::views, kMany), Scale::of(Metric::comments, kFew),
             Scale::of(Metric::netGrowth, kMany) }) {
        for (const double value : { 0.0, 1.0, 7.0, 12345.0 })
            EXPECT_NEAR(scale.back(scale.forward(value)), value, 1e-9 * (1 + value));
    }
    const Scale growth = Scale::of(Metric::netGrowth, { -4, 4, 4 });
    EXPECT_NEAR(growth.back(growth.forward(-30)), -30, 1e-12);
    EXPECT_NEAR(growth.forward(4), std::asinh(1.0), 1e-15); // unit: the median size
    const Scale rate = Scale::of(Metric::engagementRate, kMany);
    EXPECT_NEAR(rate.back(rate.forward(0.08)), 0.08, 1e-15);
}

TEST(Scale, KnowsHowFarAShareOfTheLevelIs)
{
    const Scale views = Scale::of(Metric::views, kMany);
    EXPECT_NEAR(views.step(0.05, 200), std::log(1.05), 1e-15);
    EXPECT_NEAR(*views.shareOf(std::log(1.05), 200), 0.05, 1e-15);
    const Scale comments = Scale::of(Metric::comments, kFew);
    EXPECT_NEAR(comments.step(0.5, 4), 2 * (std::sqrt(6.375) - std::sqrt(4.375)), 1e-14);
    EXPECT_NEAR(*comments.shareOf(comments.step(0.5, 4), 4), 0.5, 1e-12);
    EXPECT_LT(comments.step(-0.5, 4), 0);
    EXPECT_FALSE(comments.shareOf(1, 0));
    EXPECT_FALSE(Scale::of(Metric::netGrowth, kMany).shareOf(1, 5));
}

TEST(Scale, NeverDrawsFewerThanNoCounts)
{
    EXPECT_GE(Scale::of(Metric::comments, kFew).back(-3), -0.375);
}
