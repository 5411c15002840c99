#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mutuals {

/// Who is treated from when on: a balanced panel. Cohorts are places in `times`; those treated at
/// the first time or before have no time before and must be left out.
struct AdoptionPanel {
    std::vector<double> times; ///< ascending, at least two
    std::vector<double> cohort; ///< [units] time of the first treatment; infinite: never
    std::vector<double> outcome; ///< [units][times]

    std::size_t units() const { return cohort.size(); }
    double at(std::size_t unit, std::size_t time) const
    {
        return outcome[unit * times.size() + time];
    }
};

enum class AdoptionControls {
    notYet, ///< those who are never treated, or later than both times that are compared
    never,
};

struct AdoptionOptions {
    AdoptionControls controls = AdoptionControls::notYet;
    int draws = 999; ///< of the multiplier bootstrap, at least 1
    std::uint64_t seed = 1;
};

/// Effect on a cohort at a time, against the last time before its treatment; before the treatment
/// (time < cohort) against the time before, which tells whether the comparison holds.
struct CohortEffect {
    double cohort = 0, time = 0;
    double effect = 0, error = 0; ///< error: standard error, by units
    int treated = 0, controls = 0;
};

/// Several of them averaged by the sizes of their cohorts; the shares count as estimated.
struct AdoptionMean {
    double estimate = 0, error = 0;
    /// 95 % for this one alone, and so wide that all of its kind are inside together.
    double low = 0, high = 0, bandLow = 0, bandHigh = 0;
};
struct EventEffect : AdoptionMean {
    double eventTime = 0; ///< time - cohort
};
struct GroupEffect : AdoptionMean {
    double cohort = 0;
    int units = 0;
};

/// Whether the cohorts moved apart before they were treated.
struct PreTrend {
    double largest = 0; ///< |estimate / error| among the effects by event time before treatment
    double p = 1; ///< that one so large arises by chance, by the multiplier bootstrap
    double wald = 0; ///< of all effects before treatment at once
    int degreesOfFreedom = 0;
    double waldP = 1; ///< too small where the cohorts are small
};

struct StaggeredAdoption {
    std::vector<CohortEffect> cells; ///< by cohort, then by time
    std::optional<AdoptionMean> simple; ///< all effects after treatment; nothing: there is none
    std::optional<AdoptionMean> overall; ///< each unit's average over its treated times
    std::vector<GroupEffect> groups;
    std::vector<EventEffect> events;
    double eventCritical = 0, groupCritical = 0; ///< standard errors of the bands; 1.96 at least
    std::optional<PreTrend> preTrend; ///< nothing: there is no effect before treatment
    std::optional<double> twoWayFixedEffects; ///< the biased regression, for comparison only
};

/// Effects of a treatment that begins at different times, without comparing the newly treated with
/// those who were treated before.
///
/// run      polled for each cohort and a hundred draws
/// errors   tooFewDays: no cohort with controls; cancelled
/// sources  Callaway & Sant'Anna (2021), Journal of Econometrics 225(2), without covariates;
///          the sup-t band as Montiel Olea & Plagborg-Møller (2019)
Result<StaggeredAdoption> staggeredAdoption(
    const AdoptionPanel& panel, const AdoptionOptions& options, const Run& run = {});

} // namespace mutuals
