#pragma once

#include "core/stats/ChangePoint.h"

#include <functional>
#include <vector>

namespace mutuals {

/// What it costs to take the values [from, end) as one segment; never more than its parts cost.
using SegmentCost = std::function<double(int from, int end)>;

SegmentCost squaredCost(const std::vector<double>& values); ///< squares around the mean
/// -2 log likelihood at its greatest, less what does not depend on the segments.
SegmentCost poissonCost(const std::vector<int>& counts);
SegmentCost binomialCost(const std::vector<Tally>& tallies);

/// Where a series is parted.
struct Partition {
    std::vector<int> ends; ///< one behind the last value of each segment, the last one the count
    double cost = 0; ///< of the segments, and `penalty` for each change
};

/// The cheapest of all partitions, by dynamic programming (Jackson et al. 2005, "An algorithm for
/// optimal partitioning"). Costs count^2 / 2 evaluations.
///
/// fewest  values in a segment, at least 1 and at most `count`
Partition optimalPartition(int count, double penalty, int fewest, const SegmentCost& cost);

/// The cheapest partition with 0, 1, .. `mostChanges` changes, no penalty; shorter where `fewest`
/// values a segment leave no room for so many (Bai & Perron 2003).
std::vector<Partition> bestPartitions(
    int count, int mostChanges, int fewest, const SegmentCost& cost);

} // namespace mutuals
