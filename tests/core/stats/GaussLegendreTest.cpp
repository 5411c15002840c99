#include "core/stats/GaussLegendre.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace mutuals;

namespace {

double integralOfPower(const Quadrature& rule, int power)
{
    double sum = 0;
    for (std::size_t i = 0; i < rule.nodes.size(); ++i)
        sum += rule.weights[i] * std::pow(rule.nodes[i], power);
    return sum;
}

} // namespace

TEST(GaussLegendre, IntegratesPolynomialsUpToTwiceItsPointsExactly)
{
    for (const int points : { 1, 2, 5, 24, 48 }) {
        const Quadrature rule = gaussLegendre(points);
        for (int power = 0; power < 2 * points; ++power)
            EXPECT_NEAR(integralOfPower(rule, power), 1.0 / (power + 1), 1e-14) << points;
    }
    EXPECT_GT(std::abs(integralOfPower(gaussLegendre(2), 4) - 0.2), 1e-3);
}

TEST(GaussLegendre, HasTheTwoPointRuleOfTheBooks)
{
    const Quadrature rule = gaussLegendre(2);
    EXPECT_NEAR(rule.nodes[0], (1 - 1 / std::sqrt(3.0)) / 2, 1e-15);
    EXPECT_NEAR(rule.weights[0], 0.5, 1e-15);
}
