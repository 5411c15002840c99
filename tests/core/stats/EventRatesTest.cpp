#include "core/stats/EventRates.h"

#include <gtest/gtest.h>

using namespace mutuals;

// Added up by hand from binomial coefficients, as R's poisson.test(c(after, before), c(n2, n1)).
TEST(EventRates, AreComparedByTheExactConditionalTest)
{
    EXPECT_NEAR(sameRateChance(1, 60, 7, 30), 17.0 / 6561, 1e-12);
    EXPECT_NEAR(sameRateChance(3, 100, 3, 100), 1, 1e-12);
    EXPECT_NEAR(sameRateChance(0, 180, 4, 90), 1.0 / 81, 1e-12);
    EXPECT_NEAR(sameRateChance(4, 90, 0, 180), 1.0 / 81, 1e-12) << "the same the other way round";
}

TEST(EventRates, SayNothingWithoutEventsOrDays)
{
    EXPECT_EQ(sameRateChance(0, 90, 0, 90), 1);
    EXPECT_EQ(sameRateChance(2, 90, 0, 0), 1);
}
