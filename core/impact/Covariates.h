#pragma once

#include "core/impact/Impact.h"
#include "core/stats/DailySeries.h"

#include <vector>

namespace mutuals {

/// Fewer days before with a post, or without one, and posts say nothing (STATISTICS D8).
inline constexpr int kFewestDaysThatDiffer = 8;

/// Posts of each day and of the day before, on the root scale: columns for the model, [0] or [2] of
/// them. Nothing where the files do not tell the posts of every day of both periods (a day without
/// a post is 0 only if the files would list it, STATISTICS D4), or where too few days differ.
///
/// series  of the question: its days before with a value are those that must differ
std::vector<std::vector<double>> postCovariates(
    const ImpactQuestion& question, const ImpactPeriods& periods, const DailySeries& series);

} // namespace mutuals
