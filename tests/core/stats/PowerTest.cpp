#include "core/stats/Power.h"

#include "tests/support/Truth.h"

#include <gtest/gtest.h>

using namespace mutuals;

namespace {

double in(const boost::json::value& one, const char* name)
{
    return test::number(one.at(name));
}

} // namespace

TEST(Power, MeetsT2)
{
    const auto expected = test::truth("T2_power_fdr.json").at("expected");
    for (const auto& one : expected.at("n_per_arm_prop").as_array())
        EXPECT_NEAR(
            unitsForShares(in(one, "p1"), in(one, "p2"), in(one, "power")), in(one, "n"), 1e-2);
    for (const auto& one : expected.at("mde_prop_80_percent_power").as_array())
        EXPECT_NEAR(
            *detectableShareAbove(in(one, "n_per_arm"), in(one, "p1"), 0.8), in(one, "p2"), 1e-5);
    for (const auto& one : expected.at("n_per_arm_t").as_array())
        EXPECT_NEAR(
            unitsForMeans(in(one, "delta"), in(one, "sd"), in(one, "power")), in(one, "n"), 1e-2);
    const auto& one = expected.at("power_t");
    EXPECT_NEAR(meanPower(in(one, "n"), in(one, "delta"), in(one, "sd")), in(one, "power"), 1e-8);
}

TEST(Power, GoesThereAndBack)
{
    EXPECT_NEAR(sharePower(unitsForShares(0.3, 0.4, 0.9), 0.3, 0.4), 0.9, 1e-12);
    EXPECT_NEAR(detectableDelta(unitsForMeans(0.4, 2, 0.8), 2, 0.8), 0.4, 1e-9);
    EXPECT_NEAR(*detectableShareBelow(500, 0.866008243869, 0.8), 0.8, 1e-3);
    EXPECT_NEAR(*detectableShareBelow(50, 0.8, 0.8), 1 - *detectableShareAbove(50, 0.2, 0.8), 1e-9);
}

TEST(Power, KnowsWhatCannotBeSeen)
{
    EXPECT_FALSE(detectableShareAbove(20, 0.95, 0.8));
    EXPECT_TRUE(detectableShareBelow(20, 0.95, 0.8));
    EXPECT_LT(unitsForMeans(100, 1, 0.8), 3);
}
