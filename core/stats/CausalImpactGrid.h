#pragma once

#include "core/stats/CausalImpactFilter.h"

namespace mutuals::causalimpact {

/// One side of the box: where log(deviation) lies, its rule and the prior.
struct Side {
    double low, high, freedom, square;
};

struct Grid {
    std::vector<Node> nodes;
    std::vector<std::vector<double>> places; ///< [sides][points]
};

/// Gauss-Legendre nodes in the box, with their log prior; `weighted`: times the rule's weights.
Grid gridOf(const std::vector<Side>& sides, const std::vector<int>& points, bool weighted);

/// Draws the box in to where the posterior is; the nodes' weights are shares of it.
void shrink(std::vector<Side>& sides, const Grid& grid);

} // namespace mutuals::causalimpact
