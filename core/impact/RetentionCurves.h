#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/FollowBackHazard.h"
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
/// others' risk set to the other one (Simon and Makuch 1984). Only strata with both are drawn, and
/// weighted so that both are made up alike (overlap weights; Li, Morgan & Zaslavsky 2018, Journal of
/// the American Statistical Association 113); all, where no stratum has both.
/// Where between two snapshots somebody left is spread by the hazards of their stratum. Bands are
/// those of the hazards summed up (Nelson and Aalen).
///
/// cells   of the strata, at the ratio of hazards `ratio`
/// returns on a grid of days, or of weeks where snapshots lie more than 3 days apart; a curve begins
///         and ends where fewer than kFewestAtRisk are looked at
/// errors  cancelled
Result<RetentionCurves> retentionCurves(const RetentionRows& rows, const FollowBackStrata& strata,
    const std::vector<SwitchCell>& cells, double ratio, const Run& run = {});

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
