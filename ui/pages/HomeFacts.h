#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/curation/Curation.h"
#include "core/impact/Impact.h"
#include "core/records/DayMetrics.h"
#include "core/records/Policy.h"
#include "core/records/Snapshot.h"

#include "ui/widgets/StatTile.h"

#include <map>
#include <optional>
#include <vector>

namespace mutuals {
class Workspace;
}

namespace mutuals::ui {

/// Everything that Home shows of one creator, read and reckoned in one go on a job's thread.
struct HomeFacts {
    std::vector<DayMetrics> days;
    std::vector<Snapshot> snapshots; ///< oldest first
    std::vector<Note> notes;
    std::optional<Policy> policy; ///< the newest one that has begun
    std::map<Metric, ImpactAnswer> answers; ///< of kHomeMetrics, while there is a policy
    QueueSummary queue;
};

inline constexpr std::array kHomeMetrics { Metric::engagementRate, Metric::views,
    Metric::netGrowth };

Result<HomeFacts> homeFacts(Workspace& workspace, Id<Creator> creator, const Run& run);

/// The four tiles. What no file says is "–", and the note says which file would.
Stat followersStat(const HomeFacts& facts);
Stat mutualStat(const HomeFacts& facts);
Stat leftStat(const HomeFacts& facts);
Stat engagementStat(const HomeFacts& facts);

} // namespace mutuals::ui
