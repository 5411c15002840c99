#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/PlaceboWall.h"
#include "core/stats/DailySeries.h"
#include "core/stats/TMixture.h"

namespace mutuals {

inline constexpr int kFewestDaysBeforePlacebo = 28, kFewestWindows = 8;
inline constexpr double kHonest = 1.3, kWidest = 2;

/// series  as the model takes it; days from series.before on are not looked at, but their number
///         sets the window: as many days as there are after, from 14 to 28, the longest that leaves
///         kFewestWindows windows
/// effect  the true start's
/// run     polled at each start; progress counts starts
/// weekDrifts  the true start's model let the week drift: false starts with days enough may as well
/// errors  cancelled
Result<Placebo> placebo(const DailySeries& series, const TMixture& effect, const Run& run = {},
    bool weekDrifts = false);

} // namespace mutuals
