#include "core/stats/IntervalHazards.h"

#include <gtest/gtest.h>

using namespace mutuals;

TEST(IntervalHazards, OfLooksOfOneBinAreShares)
{
    BinnedLooks looks;
    looks.from = { 0, 0, 1, 1 };
    looks.to = { 1, 1, 2, 2 };
    looks.event = { true, false, true, false };
    looks.weight = { 2, 8, 3, 5 };
    const auto hazards = intervalHazards(looks, 3, 100);
    EXPECT_NEAR(hazards[0], 0.2, 1e-12);
    EXPECT_NEAR(hazards[1], 3.0 / 8, 1e-12);
    EXPECT_EQ(hazards[2], 0);
}

TEST(IntervalHazards, OfLongerLooksKeepWhatIsKnown)
{
    // six of ten are gone after two bins; of ten who are looked at in between one is gone
    BinnedLooks looks;
    looks.from = { 0, 0, 0, 0 };
    looks.to = { 2, 2, 1, 1 };
    looks.event = { true, false, true, false };
    looks.weight = { 6, 4, 1, 9 };
    const auto hazards = intervalHazards(looks, 2, 5000);
    // both can be met at once: 0.9 after the first, 0.4 after the second
    EXPECT_NEAR(hazards[0], 0.1, 1e-3);
    EXPECT_NEAR((1 - hazards[0]) * (1 - hazards[1]), 0.4, 1e-3);
}
