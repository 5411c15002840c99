#pragma once

#include "core/impact/Impact.h"

#include <vector>

namespace mutuals {

/// The same question about every metric (STATISTICS D7): one was chosen before looking, the others
/// are a family, of whose finds 5 % may be false (Benjamini & Hochberg 1995).
struct ImpactFamily {
    Metric primary = Metric::engagementRate;
    std::vector<ImpactAnswer> answers; ///< in the order of kMetrics
};

/// question  its metric is the primary
/// run       progress counts metrics
/// errors    as impact()
Result<ImpactFamily> impactFamily(
    const std::vector<DayMetrics>& days, const ImpactQuestion& question, const Run& run = {});

/// Fills `discovery` of all answered metrics but the primary, and takes back what was helped or hurt
/// by its own chance but not as one of the family.
void holdBack(ImpactFamily& family);

inline constexpr double kFalseDiscoveries = 0.05;

} // namespace mutuals
