#pragma once

#include "core/base/Run.h"
#include "core/impact/Impact.h"
#include "core/impact/ImpactDays.h"
#include "core/stats/DampedLevel.h"

namespace mutuals {

/// Fills expected values, false starts, effects, their chance and the verdict of an answer.
///
/// model    fitted to days.series, reaching kFarthestHorizon days beyond
/// answer   its series has one entry per day of `days`
/// errors   cancelled
Result<> fillEffect(
    ImpactAnswer& answer, const ImpactDays& days, const DampedLevel& model, const Run& run);

/// What the days up to each of kHorizons can show; empty where no shares are offered.
///
/// level  expected per day, in units of the metric
std::vector<Horizon> horizonsOf(
    const DampedLevel& model, const Scale& scale, double level, double widening);

} // namespace mutuals
