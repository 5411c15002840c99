#pragma once

#include "core/records/Snapshot.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// Who came and who left between the snapshots, one pair of bars for each but the first.
Figure snapshotsFigure(const std::vector<Snapshot>& snapshots, bool sample);

} // namespace mutuals::ui
