#include "core/stats/CausalImpactGrid.h"

#include "core/stats/GaussLegendre.h"

#include <algorithm>
#include <cmath>

namespace mutuals::causalimpact {

namespace {

constexpr double kOutside = 1e-9; ///< of the highest margin: where the box ends

/// Log density of log(deviation) where 1 / deviation^2 ~ Gamma(freedom / 2, freedom square / 2).
double logPrior(double x, double freedom, double square)
{
    return -freedom * x - 0.5 * freedom * square * std::exp(-2 * x);
}

} // namespace

Grid gridOf(const std::vector<Side>& sides, const std::vector<int>& points, bool weighted)
{
    Grid grid;
    std::size_t count = 1;
    for (std::size_t d = 0; d < sides.size(); ++d) {
        const Quadrature rule = gaussLegendre(points[d]);
        grid.places.emplace_back();
        for (const double x : rule.nodes)
            grid.places[d].push_back(sides[d].low + x * (sides[d].high - sides[d].low));
        count *= rule.nodes.size();
    }
    for (std::size_t i = 0; i < count; ++i) {
        Node node;
        double* const values[] = { &node.noise, &node.level, &node.season };
        std::size_t rest = i;
        for (std::size_t d = sides.size(); d-- > 0;) {
            const std::size_t place = rest % grid.places[d].size();
            rest /= grid.places[d].size();
            const double x = grid.places[d][place];
            *values[d] = x;
            node.weight += logPrior(x, sides[d].freedom, sides[d].square);
            if (weighted)
                node.weight += std::log(gaussLegendre(points[d]).weights[place]);
        }
        grid.nodes.push_back(node);
    }
    return grid;
}

void shrink(std::vector<Side>& sides, const Grid& grid)
{
    std::vector<Side> drawn = sides;
    std::size_t stride = grid.nodes.size();
    for (std::size_t d = 0; d < sides.size(); ++d) {
        const std::vector<double>& places = grid.places[d];
        stride /= places.size();
        std::vector<double> margin(places.size(), 0.0);
        for (std::size_t i = 0; i < grid.nodes.size(); ++i) {
            double& most = margin[i / stride % places.size()];
            most = std::max(most, grid.nodes[i].weight);
        }
        const double least = kOutside * *std::max_element(margin.begin(), margin.end());
        const auto inside = [&](double weight) { return weight > least; };
        const auto first = static_cast<std::size_t>(
            std::find_if(margin.begin(), margin.end(), inside) - margin.begin());
        const auto last = static_cast<std::size_t>(
            margin.rend() - std::find_if(margin.rbegin(), margin.rend(), inside) - 1);
        if (first > 0)
            drawn[d].low = places[first - 1];
        if (last + 1 < places.size())
            drawn[d].high = places[last + 1];
    }
    sides = drawn;
}

} // namespace mutuals::causalimpact
