#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/RetentionRows.h"

#include <optional>
#include <vector>

namespace mutuals {

struct RetentionPoint {
    int day = 0; ///< since they followed
    double stay = 1, low = 1, high = 1; ///< share still there; 95 % band, day by day
    int atRisk = 0; ///< followers looked at on that day of theirs
};

/// Two curves that start at 1 on the same day.
struct RetentionCurves {
    std::vector<RetentionPoint> followedBack, others; ///< empty: too few to draw
    int stepDays = 1;
};

/// How long followers stay, by what they were at the time: whoever is followed back moves from the
/// others' risk set to the other one (Simon and Makuch 1984). Turnbull's estimate on a grid of days,
/// or of weeks where snapshots lie more than 3 days apart; bands by 100 seeded Poisson bootstraps.
/// A curve begins and ends where fewer than kFewestAtRisk are looked at.
///
/// errors  cancelled
Result<RetentionCurves> retentionCurves(const RetentionRows& rows, const Run& run = {});

inline constexpr int kFewestAtRisk = 5;

/// Those who came in one month: how many of them each snapshot lists.
struct RetentionCohort {
    int month = 0; ///< 12 x year + month, January being 0
    std::vector<int> present; ///< [snapshots]
    /// Share of those in the first snapshot after the month: [snapshots], nothing before it
    std::vector<std::optional<double>> kept;
};

std::vector<RetentionCohort> retentionCohorts(
    const FollowerHistory& history, const std::vector<Seconds>& snapshots);

} // namespace mutuals
