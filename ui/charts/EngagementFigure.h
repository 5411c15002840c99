#pragma once

#include "core/impact/EngagementStudy.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// Per 100 followers: "9.3", "12"; a difference bears its sign.
QString perHundred(double perFollower);
QString signedPerHundred(double perFollower);

/// The finding, for a title: "Followers commented more after you followed them back".
QString engagementTitle(const EngagementOutcome& outcome);

/// The weeks around the follow-back: the difference to comparable followers, each with what it
/// likely lies between. Without panels where there is no comparison.
Figure engagementFigure(const EngagementOutcome& outcome, bool sample);

} // namespace mutuals::ui
