#pragma once

#include <vector>

namespace mutuals {

/// The value below which `share` of the sample lies, linear between neighbors (R's type 7).
/// Reorders the sample, which must not be empty and holds no NaN.
double quantile(std::vector<double>& sample, double share);

/// Median; NaN for an empty sample.
double median(std::vector<double> sample);

} // namespace mutuals
