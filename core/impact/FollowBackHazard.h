#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/RetentionRows.h"

#include <optional>

namespace mutuals {

/// How many times as often followers leave, with a 95 % interval; 1: as often.
struct HazardRatio {
    double value = 1, low = 0, high = 0;
};

/// Leaving of the followed back against the others.
struct FollowBackHazard {
    HazardRatio ratio; ///< grouped proportional hazards
    /// The same by Cox's model with start-stop rows, Efron's ties and an error that goes by stay;
    /// nothing where it cannot be fitted.
    std::optional<HazardRatio> check;
    int looks = 0, left = 0; ///< rows that were compared, and how many of them left
    int looksFollowedBack = 0, leftFollowedBack = 0;
    int strata = 0; ///< that hold both
};

/// Compares within strata: the same interval between snapshots, the same month of arrival, the same
/// third of warmth; what warmth is left within a third is a covariate. The follow-back is what it was
/// at the first snapshot of each interval. Only strata with followed back and others are used.
///
/// errors  tooFewDays: fewer than kFewestLeavers left among those who can be compared, or none in
///         one of the two groups; cancelled
/// source  Prentice and Gloeckler (1978); STATISTICS D10
Result<FollowBackHazard> followBackHazard(
    const std::vector<RetentionRow>& rows, const Run& run = {});

inline constexpr int kFewestLeavers = 10;

} // namespace mutuals
