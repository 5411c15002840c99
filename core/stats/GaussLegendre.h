#pragma once

#include <vector>

namespace mutuals {

/// Nodes in (0, 1), ascending, and weights that add to 1.
struct Quadrature {
    std::vector<double> nodes, weights;
};

/// Gauss-Legendre rule on [0, 1]: exact for polynomials up to degree 2 * points - 1.
/// Newton's iteration on the Legendre recurrence, from Tricomi's first guess.
Quadrature gaussLegendre(int points);

} // namespace mutuals
