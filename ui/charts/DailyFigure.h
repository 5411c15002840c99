#pragma once

#include "core/records/DayMetrics.h"
#include "core/records/Metric.h"
#include "core/records/Policy.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// What a chart of plain days shows beside them.
struct DailySurroundings {
    std::vector<Policy> policies; ///< the newest first day among the days gets the flag
    std::vector<Note> notes;
    QString source; ///< "TikTok Studio Overview"
    bool sample = false; ///< the made-up creator
};

/// One metric day by day, without a comparison: what there is to see before a policy is known.
/// Without a value on any day the figure has no panel.
Figure dailyFigure(
    const std::vector<DayMetrics>& days, Metric metric, const DailySurroundings& around);

/// The follower count of each day, from FollowerHistory and never from a follower list, which holds
/// only those who stayed. Its axis may begin above zero and says so.
Figure followersFigure(const std::vector<DayMetrics>& days, const DailySurroundings& around);

} // namespace mutuals::ui
