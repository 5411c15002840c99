#pragma once

#include "core/impact/Retention.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// The finding, for a title: "Followers you follow back stay longer".
QString retentionTitle(const RetentionAnswer& answer);

/// Two curves of who is still there by days since they followed, with bands and numbers at risk.
/// Without panels where there is no curve to draw.
Figure retentionFigure(const RetentionAnswer& answer, bool sample);

} // namespace mutuals::ui
