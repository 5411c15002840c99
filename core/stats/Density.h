#pragma once

#include <vector>

namespace mutuals {

/// How a sample is spread: a smooth curve of area 1 over even steps.
struct Density {
    double from = 0, step = 0; ///< the x of height i is from + i * step
    std::vector<double> heights;
};

/// Normal kernels of Silverman's width, 0.9 n^(-1/5) times the smaller of deviation and
/// interquartile range / 1.34, at least `narrowest`.
///
/// sample  not empty
/// steps   heights between low and high, at least 2
/// source  Silverman (1986), Density Estimation, 3.4.2
Density density(
    const std::vector<double>& sample, double low, double high, int steps, double narrowest);

} // namespace mutuals
