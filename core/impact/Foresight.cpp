#include "core/impact/Foresight.h"

#include "core/impact/Effect.h"
#include "core/impact/ImpactDays.h"
#include "core/impact/Settle.h"
#include "core/stats/DampedLevel.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

bool worthIt(const std::vector<Horizon>& horizons)
{
    return std::any_of(horizons.begin(), horizons.end(),
        [](const Horizon& one) { return one.detectable <= kPlausible; });
}

Result<Foresight> foresight(
    const std::vector<DayMetrics>& days, const ImpactQuestion& question, const Run& run)
{
    Foresight found;
    found.metric = question.metric;
    found.daysMissing = kFewestDaysBefore;
    if (days.empty())
        return found;
    const Day start = days.back().day + std::chrono::days(1);
    ImpactPeriods periods = defaultPeriods(start, {}, { days.front().day, start });
    periods.after = { start, start + std::chrono::days(1) };
    ImpactQuestion tomorrow;
    tomorrow.metric = question.metric;
    tomorrow.excluded = question.excluded;
    ImpactDays taken = impactDays(days, tomorrow, periods);
    found.before = taken.before;
    found.daysMissing = std::max(0, kFewestDaysBefore - taken.before.used);
    if (found.daysMissing > 0)
        return found;
    // Any value will do: what the model foresees of a day's spread does not depend on it.
    taken.series.values.back() = taken.scale.forward(*taken.before.mean);

    DampedLevelOptions options = DampedLevelOptions::calibrated();
    options.daysBeyond = kFarthestHorizon;
    const auto model = DampedLevel::fit(taken.series, options, run);
    if (!model && model.error().code == Error::Code::cancelled)
        return tl::unexpected(model.error());
    if (model) // else the days were all alike
        found.horizons = horizonsOf(*model, taken.scale, *taken.before.mean, 1);
    return found;
}

} // namespace mutuals
