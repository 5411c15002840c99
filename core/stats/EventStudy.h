#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace mutuals {

inline constexpr int kNeverAdopts = std::numeric_limits<int>::max();

/// Who is treated from when on, where most outcomes are 0 and units come and go. Times are 0 ..
/// times - 1.
struct EventPanel {
    struct Entry {
        int time = 0;
        double value = 0;
    };
    int times = 0;
    std::vector<bool> unknown; ///< [times] nobody was looked at; empty: none
    std::vector<int> cohort; ///< [units] time of the first treatment; kNeverAdopts
    std::vector<int> begin, end; ///< [units] looked at from begin to end - 1
    /// [units][times] compared are only units of the same stratum at the time of treatment
    std::vector<std::uint8_t> stratum;
    std::vector<std::size_t> from; ///< [units + 1] a unit's first entry; by time within the unit
    std::vector<Entry> entries; ///< all other outcomes are 0

    std::size_t units() const { return cohort.size(); }
};

struct EventStudyOptions {
    int before = 8, after = 12; ///< event times -before .. after are looked at
    int fewestControls = 5; ///< in a stratum at a time; else its treated are left out there
    int fewestTreated = 20; ///< an event time with fewer is left out
    double smallestShare = 0.1; ///< and one with a smaller share of the most
    int pooled = 5; ///< cohorts that are smaller are told together with their neighbors
    int draws = 1999; ///< of the multiplier bootstrap
    std::uint64_t seed = 1;
};

struct EventContrast {
    double estimate = 0, error = 0, low = 0, high = 0; ///< standard error; 95 %
};

/// One time since the treatment, against the average of the times before it.
struct EventPoint : EventContrast {
    int time = 0;
    double bandLow = 0, bandHigh = 0; ///< so wide that all points are inside together
    EventContrast againstLast; ///< against the last time before the treatment alone
    int treated = 0, controls = 0; ///< units
};

/// Cohorts first .. last at one time since their own treatment, against the last time before it.
struct EventCell {
    int firstCohort = 0, lastCohort = 0, time = 0;
    int treated = 0, controls = 0;
    double estimate = 0, error = 0;
};

/// Whether treated and controls moved apart before the treatment.
struct EventPreCheck {
    int points = 0;
    double largest = 0; ///< |estimate / error| among the points before
    double p = 1; ///< that one so large arises by chance
    double noticed = 0; ///< smallest deviation of a usual point that would have had p < 0.05
};

struct EventStudy {
    std::vector<EventPoint> points; ///< by time
    std::vector<EventCell> cells; ///< by cohort, then by time
    /// The times from 1 on against those before; at 0 the treatment begins somewhere within.
    EventContrast overall;
    EventContrast overallAgainstLast; ///< against the last time before alone
    std::optional<EventPreCheck> preCheck; ///< nothing: a single time before
    double critical = 0; ///< standard errors of the band; 1.96 at least
    double meanBefore = 0, meanAfter = 0; ///< outcome of the treated, in the times compared
    int treated = 0, controls = 0; ///< units that are in some point
    int leftOut = 0; ///< treated within the times, but without a time before or without controls
};

/// Event study of a treatment that begins at different times, without comparing the newly treated
/// with those who were treated before. Each treated unit's change since the last time before its
/// treatment is compared with the mean change of the not yet treated of its stratum over the same
/// times; units left or not yet there are compared as long as they are. Averages are over treated
/// units, so small cohorts need no error of their own. Reported is the change against the average of
/// all times before, which is less moved by what happened just before the treatment, and may have
/// led to it.
///
/// run      polled every 1024 units
/// errors   tooFewDays: no time after or before the treatment with enough units; cancelled
/// sources  Callaway & Sant'Anna (2021), Journal of Econometrics 225(2), not-yet-treated controls;
///          band and check by Gaussian multipliers, Montiel Olea & Plagborg-Møller (2019)
Result<EventStudy> eventStudy(
    const EventPanel& panel, const EventStudyOptions& options, const Run& run = {});

} // namespace mutuals
