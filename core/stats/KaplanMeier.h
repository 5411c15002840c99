#pragma once

#include "core/stats/SurvivalRows.h"

namespace mutuals {

/// A time at which someone stopped being watched, with or without the event.
struct SurvivalStep {
    double time = 0;
    int atRisk = 0; ///< just before it
    int events = 0;
    double survival = 1; ///< chance of no event up to and including the time
    double sd = 0; ///< Greenwood
    /// 95 %, on the log-log scale; NaN where the survival is 1 or 0.
    double low = 0, high = 0;
};

/// A value with its 95 % interval; NaN: the curve does not come down to it.
struct SurvivalTime {
    double value = 0, low = 0, high = 0;
};

/// Mean time without the event within the first `until` days.
struct RestrictedMean {
    double mean = 0, sd = 0; ///< NaN: nobody was watched so long
};

/// The product-limit estimate of Kaplan and Meier (1958); entries that start later are at risk from
/// then on. Strata are ignored. Steps in order of time, one per distinct stop.
///
/// With rows that begin anew as a person moves from one group to another, the curves of the groups
/// are those of Simon and Makuch (1984).
std::vector<SurvivalStep> kaplanMeier(const SurvivalRows& rows);

/// The step that holds at a time; before the first one survival is 1. `atRisk` and `events` are not
/// those of the time: see atRisk().
SurvivalStep stepAt(const std::vector<SurvivalStep>& curve, double time);

/// When half have had the event: where the curve and its band cross 1/2; the middle of a stretch
/// where they equal it (Brookmeyer and Crowley 1982).
SurvivalTime medianTime(const std::vector<SurvivalStep>& curve);

/// The area under the curve up to a time, and its Greenwood error.
RestrictedMean restrictedMean(const std::vector<SurvivalStep>& curve, double until);

} // namespace mutuals
