#pragma once

#include "core/stats/OneChange.h"

#include <vector>

namespace mutuals {

/// A binomial share that rises or falls in a straight line over some days.
struct ShareRamp : OneChange {
    std::vector<double> lengths; ///< posterior of each of the lengths asked
    int length = 0; ///< the most probable
    double shareBefore = 0, shareAfter = 0; ///< posterior means at the mode and that length
};

/// Exact posterior of one such ramp. The number of days before it is uniform on 1 .. days - 1, its
/// length on `lengths`, the shares are Beta(1, 1) before and after; day j of a ramp of L days has the
/// share before + (after - before) j / (L + 1), so that a length of 0 is shareChange(). A ramp may be
/// under way at the end.
///
/// With chance j / (L + 1) a hit or a miss of the ramp's days is one of the new share, else of the
/// old, so the likelihood is a sum of products of two Beta functions, over how many of them are new:
/// no quadrature. Costs days * lengths * (hits * misses within a ramp).
///
/// tallies  at least two days
/// lengths  at least one, none below 0
ShareRamp shareRamp(const std::vector<Tally>& tallies, const std::vector<int>& lengths);

} // namespace mutuals
