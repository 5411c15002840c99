#pragma once

#include "core/stats/EventStudy.h"

#include <Eigen/Core>

namespace mutuals {

/// The comparisons of an event study: per cohort, stratum and event time the sums of changes since
/// the last time before the treatment, and what each unit adds to an average over the treated.
class EventCells {
public:
    static Result<EventCells> make(
        const EventPanel& panel, const EventStudyOptions& options, const Run& run);

    int events() const { return m_options.before + m_options.after + 1; }
    int timeOf(int event) const { return event - m_options.before; }

    /// Treated units of each event time, and the sum of their changes beyond that of their controls.
    Eigen::VectorXd treated, beyond; ///< [events]
    /// Outcome of the treated at each event time, summed.
    Eigen::VectorXd level; ///< [events]

    /// Covariance of the means beyond / treated, and the cells by pooled cohorts.
    struct Spread {
        Eigen::MatrixXd covariance; ///< [events, events]
        std::vector<EventCell> cells;
        std::vector<int> controls; ///< [events] distinct units
        int treated = 0, allControls = 0;
    };
    Result<Spread> spread(const Run& run) const;

private:
    struct Sums {
        Eigen::ArrayXd treated, control, treatedSum, controlSum,
            treatedLevel; ///< [cohort, stratum, event]
    };
    /// One unit beside one cohort.
    struct Look {
        bool treated = false;
        Eigen::Index at = 0; ///< of event 0 in Sums
        int firstEvent = 0, endEvent = 0;
    };

    EventCells(const EventPanel& panel, const EventStudyOptions& options);
    std::optional<Look> look(std::size_t unit, std::size_t cohort) const;
    bool known(int time) const;
    /// Spreads a unit's entries over `values` [times]; false: there are none.
    bool fill(std::size_t unit, std::vector<double>& values) const;
    void clear(std::size_t unit, std::vector<double>& values) const;
    Result<> add(const Run& run);
    void leaveOutUnknown();
    std::vector<int> blocks() const; ///< [cohorts] number of the pooled block

    const EventPanel& m_panel;
    EventStudyOptions m_options;
    std::vector<int> m_cohorts; ///< ascending
    int m_strata = 1;
    Sums m_sums;
};

} // namespace mutuals
