#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/RetentionRows.h"
#include "core/stats/SwitchHazards.h"

#include <optional>

namespace mutuals {

/// How many times as often followers leave, with a 95 % interval; 1: as often.
struct HazardRatio {
    double value = 1, low = 0, high = 0;
};

/// Leaving of the followed back against the others.
struct FollowBackHazard {
    HazardRatio ratio; ///< by the days of the follow-backs
    /// The same with grouped proportional hazards, the follow-back being what it was at the first
    /// snapshot of each interval (one within it counts as none, whether they stayed or left), and by
    /// Cox's model with start-stop rows, Efron's ties and an error that goes by stay; nothing where
    /// too few had been followed back at a first snapshot.
    std::optional<HazardRatio> atSnapshots, check;
    /// Without regard to warmth: how much of the plain difference it explains.
    std::optional<HazardRatio> crude;
    int looks = 0, left = 0; ///< rows that were compared, and how many of them left
    int looksFollowedBack = 0, leftFollowedBack = 0; ///< at the end of the interval
    int strata = 0; ///< that hold both
    double logRatio = 0; ///< of `ratio`
};

/// Leaving by stratum: the same interval, month of arrival and class of warmth: three to eight of
/// them, by how many left. The follow-back acts
/// from the day after it; where within the interval somebody left is not known.
struct FollowBackStrata {
    SwitchRows rows; ///< in the order of the RetentionRows
};
/// withWarmth   false: strata are interval and month alone
FollowBackStrata followBackStrata(const std::vector<RetentionRow>& rows, bool withWarmth = true);

/// Compares within strata that hold followed back and others. In the checks strata have a third of
/// warmth, and what warmth is left within it is a covariate.
///
/// errors  tooFewDays: fewer than kFewestLeavers left among those who can be compared, or none in
///         one of the two groups; cancelled
/// source  SwitchModel; Prentice and Gloeckler (1978); STATISTICS D10
Result<FollowBackHazard> followBackHazard(
    const std::vector<RetentionRow>& rows, const Run& run = {});

inline constexpr int kFewestLeavers = 10;

} // namespace mutuals
