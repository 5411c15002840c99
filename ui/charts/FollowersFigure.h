#pragma once

#include "core/records/DayMetrics.h"
#include "core/records/Policy.h"
#include "core/records/Snapshot.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// The follower count of each day, from FollowerHistory and never from a follower list, which holds
/// only those who stayed. Days without a count are gaps. Its axis may begin above zero and says so.
/// policies  each first day gets a flag when it is the only one, else the newest
Figure followersFigure(const std::vector<DayMetrics>& days, const std::vector<Policy>& policies,
    const QString& source, bool sample);

/// Who came and who left between the snapshots, one pair of bars for each but the first.
Figure snapshotsFigure(const std::vector<Snapshot>& snapshots, bool sample);

} // namespace mutuals::ui
