#pragma once

#include "core/base/Time.h"

#include <vector>

namespace mutuals {

/// A day on which the creator seems to have begun to follow back.
struct PolicyStart {
    Day day {};
    Day low {}, high {}; ///< 95 % of the posterior lies on these days, both included
    double logBayesFactor = 0; ///< for "one change" against "none"; at least 3
    double followBacksPerDayBefore = 0, followBacksPerDayAfter = 0;
};

/// First days of a follow-back policy, told by the days on which the creator followed a follower
/// back. A binomial change of the share of days with a follow-back (STATISTICS D12, C3); bursts on
/// one day count once, so that one evening's clean-up is not a policy; nor are less than two
/// follow-backs a week.
///
/// followBacks  moments of single follow-backs, any order
/// known        days that the following lists cover
/// returns      the strongest first; empty when nothing speaks for a change
std::vector<PolicyStart> policyStarts(const std::vector<Seconds>& followBacks, DayRange known);

} // namespace mutuals
