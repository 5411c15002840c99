#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <vector>

namespace mutuals {

/// Who was watched from when to when, and whether the event ended it: one entry per person, or per
/// piece of a person's time in (start, stop], so that a covariate may change between two pieces.
struct SurvivalRows {
    std::vector<double> start; ///< empty: everyone is watched from the beginning
    std::vector<double> stop;
    std::vector<bool> event; ///< at `stop`; else watching ended there
    std::vector<int> stratum; ///< from 0; empty: all in one
    std::vector<int> number; ///< how messages call each entry; empty: from 1 on

    std::size_t size() const { return stop.size(); }
    double startOf(std::size_t row) const; ///< minus infinity: from the beginning
    int stratumOf(std::size_t row) const { return stratum.empty() ? 0 : stratum[row]; }
    int numberOf(std::size_t row) const;
    int events() const;
    /// Those entries alone, in that order.
    SurvivalRows only(const std::vector<std::size_t>& rows) const;
};

/// Whether the rows can be worked with.
///
/// errors  invalid: no row, none with the event, times that are not finite, a stop that is not after
///         its start; the detail names row and remedy
Result<> checked(const SurvivalRows& rows);

/// Entries watched just before a time and so at risk at it.
int atRisk(const SurvivalRows& rows, double time);

/// A time at which something happened within a stratum, and who stood at risk: places in
/// RiskOrder::byStop and byStart.
struct RiskMoment {
    int stratum = 0;
    double time = 0;
    std::size_t entered = 0; ///< byStop up to here: watched at the time or later
    std::size_t gone = 0; ///< byStart up to here: not yet watched at the time
    std::size_t events = 0, eventsEnd = 0; ///< byStop of those with the event at the time
};

/// Rows in the order in which they enter and leave the risk sets as time runs backward.
struct RiskOrder {
    explicit RiskOrder(const SurvivalRows& rows);

    std::vector<std::size_t> byStop; ///< by stratum, latest stop first, events first among equals
    std::vector<std::size_t> byStart; ///< by stratum, latest start first; empty without starts
    std::vector<RiskMoment> moments; ///< by stratum, latest first
    /// First places of each moment's stratum: a new stratum begins with an empty risk set.
    std::vector<std::size_t> stopBegin, startBegin;
};

} // namespace mutuals
