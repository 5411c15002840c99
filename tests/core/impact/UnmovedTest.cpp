#include "core/impact/Unmoved.h"

#include "tests/support/Noise.h"

#include <boost/random/poisson_distribution.hpp>
#include <gtest/gtest.h>

using namespace mutuals;
using std::chrono::days;

namespace {

const Day kFirst = *parseDay("2025-01-06");
const ImpactPeriods kPeriods { { kFirst, kFirst + days(90) },
    { kFirst + days(90), kFirst + days(130) } };

std::vector<Day> posted(double before, double after)
{
    test::Noise noise(4);
    std::vector<Day> all;
    for (int t = 0; t < 130; ++t) {
        boost::random::poisson_distribution<int> posts(t < 90 ? before : after);
        all.insert(all.end(), static_cast<std::size_t>(posts(noise.generator())), kFirst + days(t));
    }
    all.push_back(kFirst);
    all.push_back(kFirst + days(129));
    return all;
}

} // namespace

TEST(Unmoved, SeesThatTheCreatorPostsMore)
{
    const auto more = postsADay(posted(1, 4), kPeriods);
    ASSERT_TRUE(more && *more);
    EXPECT_TRUE((*more)->moved);
    EXPECT_GT((*more)->z, 2);
    EXPECT_LT((*postsADay(posted(4, 1), kPeriods))->z, -2);
}

TEST(Unmoved, SeesNothingWhereNothingMoved)
{
    const auto same = postsADay(posted(1.4, 1.4), kPeriods);
    ASSERT_TRUE(same && *same);
    EXPECT_FALSE((*same)->moved);
}

TEST(Unmoved, SaysNothingWhereItCannot)
{
    EXPECT_FALSE(*postsADay({}, kPeriods));
    EXPECT_FALSE(*postsADay({ kFirst, kFirst + days(50) }, kPeriods)); // no day after is covered
    std::vector<Day> daily;
    for (int t = 0; t < 130; ++t)
        daily.push_back(kFirst + days(t));
    EXPECT_FALSE(*postsADay(daily, kPeriods)); // never changed
}
