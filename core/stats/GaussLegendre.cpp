#include "core/stats/GaussLegendre.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace mutuals {

Quadrature gaussLegendre(int points)
{
    const auto size = static_cast<std::size_t>(points);
    Quadrature rule { std::vector<double>(size), std::vector<double>(size) };
    for (int i = 0; i < points; ++i) {
        double x = -std::cos(std::numbers::pi * (i + 0.75) / (points + 0.5));
        double slope = 1;
        for (int step = 0; step < 100; ++step) {
            double previous = 1;
            double value = x;
            for (int k = 2; k <= points; ++k) {
                const double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                previous = value;
                value = next;
            }
            slope = points * (x * value - previous) / (x * x - 1);
            const double change = value / slope;
            x -= change;
            if (std::abs(change) < 1e-15)
                break;
        }
        rule.nodes[static_cast<std::size_t>(i)] = (1 + x) / 2;
        rule.weights[static_cast<std::size_t>(i)] = 1 / ((1 - x * x) * slope * slope);
    }
    return rule;
}

} // namespace mutuals
