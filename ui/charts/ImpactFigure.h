#pragma once

#include "core/impact/Impact.h"
#include "core/records/Policy.h"
#include "ui/charts/Figure.h"

namespace mutuals::ui {

/// What an impact chart shows beside the answer itself.
struct ImpactSurroundings {
    std::vector<DayMetrics> days; ///< all known days, in day order: what lies around the periods
    QString policy; ///< its name, for the flag; empty: only the day
    std::vector<Note> notes;
    QString source; ///< "TikTok Studio Overview"
    bool sample = false; ///< the made-up creator
};

/// Whether there are days on both sides of the first day of a policy, so that an impact chart has
/// something to compare; without it the plain days are to be shown (dailyFigure).
bool hasBothSides(Day start, const std::vector<DayMetrics>& days);

/// The chart of an answer: observed and expected and, where there is an effect, the difference of
/// each day and its sum. With `brief` only the first of the three.
///
/// A day far above all others (a viral one that the model clips) does not set the scale: it is cut
/// at the upper edge, marked and named in the footnote.
Figure impactFigure(
    const ImpactAnswer& answer, const ImpactSurroundings& around, bool brief = false);

} // namespace mutuals::ui
