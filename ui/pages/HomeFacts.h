#pragma once

#include "core/base/Result.h"
#include "core/curation/Curation.h"
#include "core/impact/PostDays.h"
#include "core/records/DayMetrics.h"
#include "core/records/Policy.h"
#include "core/records/Snapshot.h"

#include "ui/widgets/StatTile.h"

#include <optional>
#include <vector>

namespace mutuals {
class Workspace;
}

namespace mutuals::ui {

/// Everything that Home shows of one creator.
struct HomeFacts {
    std::vector<DayMetrics> days;
    std::vector<Snapshot> snapshots; ///< oldest first
    std::vector<Note> notes;
    std::vector<Policy> policies; ///< newest start first
    std::vector<ExcludedDay> excluded; ///< by day
    PostDays posts;
    QueueSummary queue;
};

/// A matter of milliseconds; what is reckoned from it comes later, see ImpactAnswers.
/// errors  those of the store
Result<HomeFacts> homeFacts(Workspace& workspace, Id<Creator> creator);

/// The policy that Home asks about: the newest one that began within the days; else the newest.
/// nullptr: none is recorded.
const Policy* homePolicy(const HomeFacts& facts);

/// The four tiles. What no file says is "–", and the note says which file would.
Stat followersStat(const HomeFacts& facts);
Stat mutualStat(const HomeFacts& facts);
Stat leftStat(const HomeFacts& facts);
Stat engagementStat(const HomeFacts& facts);

} // namespace mutuals::ui
