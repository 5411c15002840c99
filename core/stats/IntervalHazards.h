#pragma once

#include <vector>

namespace mutuals {

/// Looks at people at whole bins of time: there at the start of bin `from`, and at the start of bin
/// `to` still there or not. Whoever came late is not looked at before (left truncation).
struct BinnedLooks {
    std::vector<int> from, to; ///< from < to
    std::vector<bool> event; ///< in some bin of from .. to - 1
    std::vector<double> weight; ///< how many such looks
};

/// Chance of the event within each bin for those who are there at its start: Turnbull's (1976)
/// self-consistent estimate for interval-censored and truncated times, on a grid of bins.
///
/// start   [bins] where to begin; empty: everywhere the same
/// rounds  of expectation and maximization; it stops earlier where nothing moves by 1e-7
/// returns [bins] 0 in a bin in which nobody is looked at
std::vector<double> intervalHazards(
    const BinnedLooks& looks, int bins, int rounds, const std::vector<double>& start = {});

} // namespace mutuals
