#pragma once

#include "core/base/Time.h"

#include <vector>

namespace mutuals {

/// A day on which the creator seems to have begun to follow back.
struct PolicyStart {
    enum class Sign {
        oftener, ///< more days with a follow-back
        sooner, ///< less time from their follow to the follow-back
    } sign = Sign::oftener;
    Day day {};
    Day low {}, high {}; ///< 95 % of the posterior lies on these days, both included
    double logBayesFactor = 0; ///< for "one change" against "none"; at least 3
    /// Over how many days the follow-backs rose, where they surely did not begin at once; else 0.
    /// `day` is then the first of them.
    int risingDays = 0;
    double followBacksPerDayBefore = 0, followBacksPerDayAfter = 0;
    double daysUntilBefore = 0, daysUntilAfter = 0; ///< of `sooner`: typical, by a log mean
};

/// First days of a follow-back policy, told by the days on which the creator followed a follower
/// back, and by how soon.
///
/// Oftener: binomial changes of the share of days with a follow-back, found by optimal partition
/// and each then weighed alone (STATISTICS D12, C3); bursts on one day count once, so that one
/// evening's clean-up is not a policy; nor are less than two follow-backs a week, nor less than twice
/// as many as before. The share may also
/// have risen in a straight line over 7, 14, 21 or 28 days: that is told where it is e^2 times as
/// likely as a rise at once, and `low` and `high` allow for both. Sooner: shifts of
/// the mean of the log days until the follow-back, one value per day (C1), to half or less.
///
/// followBacks  moments of single follow-backs, any order
/// known        days that the following lists cover
/// followed     when each of those had followed, in the same order; empty: not known
/// returns      the strongest first; empty when nothing speaks for a change. A `sooner` start that
///              an `oftener` one explains (within half a year before it) is left out
std::vector<PolicyStart> policyStarts(const std::vector<Seconds>& followBacks, DayRange known,
    const std::vector<Seconds>& followed = {});

} // namespace mutuals
