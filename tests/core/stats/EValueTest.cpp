#include "core/stats/EValue.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

TEST(EValue, MeetsThePrintedExamples)
{
    // VanderWeele & Ding (2017): a ratio of risks of 3.9 (1.8 to 8.7) gives 7.26 and 3.0
    const EValue printed = eValueOfHazardRatio(3.9, 1.8, 8.7, false);
    EXPECT_NEAR(printed.estimate, 7.26, 0.005);
    EXPECT_NEAR(printed.limit, 3.0, 0.005);
    // protective: the same from the other side
    const EValue other = eValueOfHazardRatio(1 / 3.9, 1 / 8.7, 1 / 1.8, false);
    EXPECT_NEAR(other.estimate, printed.estimate, 1e-12);
    EXPECT_NEAR(other.limit, printed.limit, 1e-12);
}

TEST(EValue, ACommonEventIsReckonedAsItsRatioOfRisks)
{
    // by hand: (1 - 0.5^0.748331) / (1 - 0.5^1.336306) = 0.670083
    const double risk = (1 - std::pow(0.5, 0.7483314774)) / (1 - std::pow(0.5, 1.3363062096));
    const EValue value = eValueOfHazardRatio(0.56, 0.46, 0.69, true);
    EXPECT_NEAR(value.estimate, 1 / risk + std::sqrt(1 / risk * (1 / risk - 1)), 1e-9);
    EXPECT_LT(value.estimate, eValueOfHazardRatio(0.56, 0.46, 0.69, false).estimate);
    EXPECT_LT(value.limit, value.estimate);
}

TEST(EValue, NeedsNoReasonWhereTheIntervalHoldsOne)
{
    EXPECT_EQ(eValueOfHazardRatio(0.8, 0.6, 1.1, true).limit, 1);
    EXPECT_EQ(eValueOfHazardRatio(1, 0.9, 1.1, false).estimate, 1);
}
