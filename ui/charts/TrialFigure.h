#pragma once

#include "core/impact/TrialPlan.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// How small a rise of those who stay, or difference of comments, a trial can find, by how many take
/// part; the planned one is marked. Sizes at which not even all staying would be found are left
/// out.
///
/// available  how many could take part: where the axis ends
Figure trialPowerFigure(const TrialProposal& proposal, int available, bool sample);

} // namespace mutuals::ui
