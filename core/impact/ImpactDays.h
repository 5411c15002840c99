#pragma once

#include "core/impact/Impact.h"
#include "core/impact/Scale.h"
#include "core/stats/DailySeries.h"

#include <vector>

namespace mutuals {

/// The days of an impact question as the model takes them: one entry per calendar day from the
/// first day before to the last day after. Days between the two periods hold no value.
struct ImpactDays {
    Day first {};
    DailySeries series; ///< on the scale, winsorized; series.before is the first day after
    std::vector<double> weights; ///< [days] in means: the views of the day for a rate, else 1
    Scale scale;
    std::vector<std::optional<double>> observed; ///< [days] as the files have it
    std::vector<LeftOutDay> leftOut; ///< in day order
    PeriodSummary before, after;
};

/// days      in day order, any number of them outside the periods
/// question  its metric, posts and excluded days
/// periods   before.from <= before.end <= after.from <= after.end; either may be empty
/// clipped   false: days that stand out stay as they are, to see what that does
ImpactDays impactDays(const std::vector<DayMetrics>& days, const ImpactQuestion& question,
    const ImpactPeriods& periods, bool clipped = true);

} // namespace mutuals
