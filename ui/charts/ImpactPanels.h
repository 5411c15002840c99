#pragma once

#include "core/impact/Impact.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// One day with all that an impact chart knows of it.
struct ImpactPoint {
    Day day {};
    std::optional<double> observed, expected, low, high;
    bool leftOut = false;
    bool excluded = false; ///< by the user: no line goes through it
};

/// The three panels of an impact chart. `points`: one per day of the axis, in day order.
Panel observedPanel(const std::vector<ImpactPoint>& points, const ImpactAnswer& answer);
Panel differencePanel(const std::vector<ImpactPoint>& points, const ImpactAnswer& answer);
Panel sumPanel(const std::vector<ImpactPoint>& points, const ImpactAnswer& answer);

} // namespace mutuals::ui
