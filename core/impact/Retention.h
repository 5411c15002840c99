#pragma once

#include "core/impact/FollowBackHazard.h"
#include "core/impact/RetentionCurves.h"

#include <string>

namespace mutuals {

/// Who stays: followers followed back against others.
struct RetentionAnswer {
    std::vector<Seconds> snapshots;
    int followers = 0; ///< stays that were looked at
    int left = 0; ///< of them
    int undated = 0, unsure = 0; ///< as in RetentionRows
    int leftFollowedBackUnseen = 0; ///< followed back and gone between the same two snapshots
    std::optional<FollowBackHazard> hazard; ///< nothing: see `missing`
    RetentionCurves curves;
    std::vector<RetentionCohort> cohorts;
    /// What stands in the way of a comparison, for programs: "two snapshots of followers (1 found)".
    std::vector<std::string> missing;
};

/// Whether followers whom the creator follows back leave less often, by leaving seen between two
/// snapshots, with the follow-back as something that begins at its date: no immortal time, left
/// truncation at the first snapshot, strata by arrival and by warmth known before. Grade B at best:
/// the creator chose whom to follow back.
///
/// run     polled at least every 50 ms; progress counts nothing
/// errors  cancelled
Result<RetentionAnswer> retention(const FollowerHistory& history, const Run& run = {});

} // namespace mutuals
