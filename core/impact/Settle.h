#pragma once

#include "core/impact/Scale.h"
#include "core/impact/Verdict.h"
#include "core/stats/DampedLevel.h"

#include <array>
#include <optional>

namespace mutuals {

/// The longest horizon that a verdict looks ahead to, in days.
inline constexpr int kFarthestHorizon = 90;

/// How many standard deviations an effect must measure to be found in 4 of 5 cases at 5 %,
/// two-sided.
inline constexpr double kDetectable = 2.8;

/// The shares of D6 on the scale of the model.
struct Thresholds {
    double up = 0, down = 0; ///< of an effect that matters at all; down < 0
    double marginUp = 0, marginDown = 0; ///< of one that matters enough
};

/// level  expected per day, in units of the metric
Thresholds thresholdsOf(const Scale& scale, double level);

/// The chances of an effect; daysAfter and daysToSettle are left to the caller.
VerdictInput chances(const TMixture& effect, const Thresholds& thresholds);

/// How many days are left to the first look still to come at which a true effect of the margin
/// would be found in 4 of 5 cases (kDetectable), or the present estimate would be conclusive.
/// Tells the width from the model with the coming days missing, so it is what those days will bring
/// if the past goes on.
///
/// model     reaches kFarthestHorizon days beyond its series
/// effect    as the verdict sees it
/// widening  of all that the model foresees (see Placebo)
std::optional<int> daysToSettle(const DampedLevel& model, const TMixture& effect,
    const Thresholds& thresholds, double widening = 1);

/// Days after the start at which it is told what can be seen by then.
inline constexpr std::array kHorizons { 7, 14, 28, 56, kFarthestHorizon };

/// The deviation of the average effect over the first `days` days after the start, those still to
/// come as the model foresees them.
double deviationAfter(const DampedLevel& model, int days, double widening = 1);

} // namespace mutuals
