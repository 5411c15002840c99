#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/Impact.h"

namespace mutuals {

/// The largest change of a metric that following people back could plausibly make (share). What
/// only a larger one would show is not worth waiting for.
inline constexpr double kPlausible = 0.5;

bool worthIt(const std::vector<Horizon>& horizons); ///< one of them could show a plausible change

/// What a policy that began tomorrow could be seen to do, and by which day.
struct Foresight {
    Metric metric = Metric::engagementRate;
    PeriodSummary before; ///< the newest days, as many as a question about tomorrow would use
    std::vector<Horizon> horizons; ///< empty: too few days, or no share can be told
    int daysMissing = 0; ///< how many more days it needs
};

/// days      in day order
/// question  its metric and its excluded days; the start is the day after the newest
/// errors    cancelled
Result<Foresight> foresight(
    const std::vector<DayMetrics>& days, const ImpactQuestion& question, const Run& run = {});

} // namespace mutuals
