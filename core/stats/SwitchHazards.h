#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"

#include <optional>
#include <vector>

namespace mutuals {

/// People who are there at the start of an interval; at its end it is seen whether the event came.
/// Some switch on a day in between that is known. Everybody of a cell is looked at over the same
/// days.
struct SwitchRows {
    std::vector<int> cell; ///< from 0
    /// Days of the interval before the switch; 0: switched at its start; the length: not within it.
    std::vector<int> daysBefore;
    std::vector<bool> event;
    std::vector<int> length; ///< [cells] days, at least 1
};

/// What a cell says at some ratio of hazards: where within the interval the events likely were.
struct SwitchCell {
    double rate = 0; ///< of the event per day before the switch
    std::vector<double> leaving; ///< [days] shares of the days for events before any switch
    double eventsBefore = 0, eventsAfter = 0; ///< the switch
    double daysBefore = 0, daysAfter = 0; ///< that people were there
    bool compares() const
    {
        return eventsBefore + eventsAfter > 0 && daysBefore > 0 && daysAfter > 0;
    }
};

struct SwitchFit {
    double logRatio = 0, error = 0; ///< of the hazard after the switch to that before; its error
    int cells = 0; ///< that hold both and an event
    std::vector<SwitchCell> state; ///< [cells] at that ratio
};

/// Ratio of two hazards where the switch between them is known by day and the event only by interval.
/// Within a cell both are constant. That somebody can only switch who is still there is part of the
/// likelihood: an event before any switch may have come on any day by which not all had switched, the
/// chance to switch on each day being estimated along (as by Kaplan and Meier, events censored when
/// they likely were).
class SwitchModel {
public:
    explicit SwitchModel(const SwitchRows& rows);

    /// errors  invalid: no cell holds both and an event, or the ratio has no finite value; cancelled
    Result<SwitchFit> fit(const Run& run = {}) const;

    /// Each cell at its likeliest with this ratio, by expectation and maximization.
    std::vector<SwitchCell> at(double logRatio) const;

private:
    struct Counts {
        int length = 1;
        std::vector<double> stayed, left; ///< [length + 1] by days before the switch
        bool hasBoth() const; ///< days before and after a switch, and an event
    };
    struct Score {
        double value = 0;
        int cells = 0;
    };

    static SwitchCell settled(const Counts& counts, double ratio);
    Score score(double logRatio) const;

    std::vector<Counts> m_cells;
};

} // namespace mutuals
