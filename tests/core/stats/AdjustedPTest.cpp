#include "core/stats/AdjustedP.h"

#include "tests/support/Truth.h"

#include <gtest/gtest.h>

using namespace mutuals;

TEST(AdjustedP, MeetsT2)
{
    const auto expected = test::truth("T2_power_fdr.json").at("expected");
    for (const char* family : { "p_adjust", "p_adjust_ties" }) {
        const auto& truth = expected.at(family).as_object();
        const auto p = test::numbers(truth.at("p"));
        for (const auto& [name, adjusted] : {
                 std::pair("BH", adjustedByBenjaminiHochberg(p)),
                 std::pair("BY", adjustedByBenjaminiYekutieli(p)),
                 std::pair("holm", adjustedByHolm(p)),
                 std::pair("hochberg", adjustedByHochberg(p)),
             }) {
            if (!truth.contains(name))
                continue;
            const auto values = test::numbers(truth.at(name));
            ASSERT_EQ(adjusted.size(), values.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                EXPECT_NEAR(adjusted[i], values[i], 1e-12) << family << ' ' << name << ' ' << i;
        }
    }
}

TEST(AdjustedP, OfNoneIsNone)
{
    EXPECT_TRUE(adjustedByHolm({}).empty());
    EXPECT_TRUE(adjustedByBenjaminiHochberg({}).empty());
    EXPECT_EQ(adjustedByBenjaminiYekutieli({ 0.3 }), std::vector<double> { 0.3 });
}
