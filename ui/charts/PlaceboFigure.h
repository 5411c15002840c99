#pragma once

#include "core/impact/Impact.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// The placebo wall: what the same analysis finds at each day when nothing began, along time, with
/// the true start and what the policy cannot move beside it. No panel without a false start.
///
/// sample  the made-up creator: marked
Figure placeboFigure(const ImpactAnswer& answer, bool sample);

/// How small a change could be seen by which day after the start: one bar per horizon. No panel
/// without a horizon.
///
/// used  days after the start that there are already
Figure horizonFigure(Metric metric, const std::vector<Horizon>& horizons, int used, bool sample);

} // namespace mutuals::ui
