#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Creator.h"
#include "ui/charts/Figure.h"

#include <string_view>
#include <vector>

namespace mutuals {
class Workspace;
}

namespace mutuals::ui {

/// The charts that can be asked for by name: the metrics as mutuals-cli spells them (before and
/// after of the newest policy, or day by day while there is none), "followers" (the count of each
/// day), "snapshots" (who came and left between archives), "posts" (how their counts are spread
/// before and after), "retention" (who stays) and "engagement" (comments around the follow-back).
std::vector<std::string_view> chartKinds();

/// The chart of the page, out of what the workspace holds now.
///
/// kind    one of chartKinds()
/// sample  the made-up creator: marked in the chart
/// errors  invalid: no such kind; tooFewDays: nothing to draw; those of the store and of impact()
Result<Figure> chartFigure(Workspace& workspace, Id<Creator> creator, std::string_view kind,
    bool sample, const Run& run = {});

} // namespace mutuals::ui
