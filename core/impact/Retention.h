#pragma once

#include "core/impact/FollowBackHazard.h"
#include "core/impact/FollowerSpans.h"
#include "core/impact/RetentionCurves.h"
#include "core/stats/EValue.h"

#include <string>

namespace mutuals {

/// Who stays: followers followed back against others.
struct RetentionAnswer {
    std::vector<Seconds> snapshots;
    bool knowsFollowing = false; ///< some archive held the Following list
    int followers = 0; ///< stays that were looked at
    int left = 0; ///< of them
    int undated = 0, unsure = 0; ///< as in RetentionRows
    int leftFollowedBackUnseen = 0; ///< followed back and gone between the same two snapshots
    std::optional<FollowBackHazard> hazard; ///< nothing: see `missing`
    /// How strong a reason that nobody measured would have to be to bring `hazard` about alone.
    std::optional<EValue> eValue;
    RetentionCurves curves;
    std::vector<RetentionCohort> cohorts;
    std::vector<FollowerSpan> spans; ///< beside what TikTok Studio counted
    /// What stands in the way of a comparison, for programs: "two snapshots of followers (1 found)".
    std::vector<std::string> missing;
};

/// Whether followers whom the creator follows back leave less often, by leaving seen between two
/// snapshots, with the follow-back as something that begins at its date: no immortal time, left
/// truncation at the first snapshot, strata by arrival and by warmth known before. Grade B at best:
/// the creator chose whom to follow back.
///
/// days    what TikTok Studio counted, to reconcile the lists with; may be empty
/// run     polled at least every 50 ms; progress counts nothing
/// errors  cancelled
Result<RetentionAnswer> retention(
    const FollowerHistory& history, const std::vector<DayMetrics>& days = {}, const Run& run = {});

/// A reason so weak (EValue) would be enough: what is seen is then no more than a hint.
inline constexpr double kWeakReason = 1.5;

/// Both curves at a day that both reach, for "of 100, so many are still there".
struct CurvePair {
    int fromDay = 0, days = 0; ///< the day both begin at, and how long after it
    RetentionPoint followedBack, others;
};

/// About three months after the curves begin together, earlier where one ends; nothing where they
/// do not begin together or one of them lasts less than four weeks.
std::optional<CurvePair> threeMonthsOn(const RetentionCurves& curves);

} // namespace mutuals
