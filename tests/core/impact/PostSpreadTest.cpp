#include "core/impact/PostSpread.h"

#include "core/stats/Density.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace mutuals;

namespace {

double area(const Density& density)
{
    double sum = 0;
    for (const double height : density.heights)
        sum += height * density.step;
    return sum;
}

JoinedPost liked(std::int64_t likes)
{
    JoinedPost post;
    post.post.likes = likes;
    return post;
}

} // namespace

TEST(Density, OfOneValueIsANormalCurve)
{
    const Density found = density({ 2 }, 0, 4, 401, 0.5);
    EXPECT_NEAR(found.heights[200], 1 / (0.5 * std::sqrt(2 * std::numbers::pi)), 1e-12);
    EXPECT_NEAR(found.heights[150], found.heights[200] * std::exp(-0.5), 1e-12); // one width off
    EXPECT_NEAR(area(found), 1, 1e-3);
}

TEST(Density, HasSilvermansWidth)
{
    // Deviation sqrt(2.5), interquartile range 2: 0.9 * 2 / 1.34 * 5^(-1/5).
    const double width = 0.9 * 2 / 1.34 * std::pow(5, -0.2);
    const Density found = density({ 1, 2, 3, 4, 5 }, 3, 10, 2, 0);
    double expected = 0;
    for (const double value : { 1, 2, 3, 4, 5 })
        expected += std::exp(-std::pow((3 - value) / width, 2) / 2);
    EXPECT_NEAR(found.heights[0], expected / (5 * width * std::sqrt(2 * std::numbers::pi)), 1e-12);
}

TEST(PostSpread, ShowsAllPostsWithoutAComparison)
{
    const auto spread =
        postSpread({ liked(9), liked(99), liked(999), JoinedPost {} }, PostMetric::likes);
    ASSERT_TRUE(spread.before);
    EXPECT_FALSE(spread.after);
    EXPECT_EQ(spread.before->counts.size(), 3U);
    EXPECT_EQ(spread.before->median, 99);
    EXPECT_NEAR(spread.before->shareFrom(99), 2.0 / 3, 1e-12);
    EXPECT_LT(spread.low, 1);
    EXPECT_GT(spread.high, 3);
    EXPECT_FALSE(postSpread(std::vector<JoinedPost> {}, PostMetric::likes).before);
}

TEST(PostSpread, KeepsTheSidesOfAComparisonApart)
{
    PostComparison comparison;
    for (int i = 0; i < 4; ++i) {
        ComparedPost post;
        post.after = i > 1;
        post.count.log = std::log1p(i > 1 ? 500 : 50);
        comparison.posts.push_back(post);
    }
    const auto spread = postSpread(comparison);
    ASSERT_TRUE(spread.before && spread.after);
    EXPECT_NEAR(spread.before->median, 50, 1e-9);
    EXPECT_NEAR(spread.after->median, 500, 1e-9);
}
