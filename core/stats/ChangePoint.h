#pragma once

#include <vector>

namespace mutuals {

/// How often something happened out of how many chances, one entry per day in day order.
struct Tally {
    int hits = 0;
    int chances = 0; ///< 0: the day says nothing
};

/// Where something changed, if it changed once.
struct OneChange {
    std::vector<double> posterior; ///< [days - 1] entry k: the first k + 1 days lie before
    int mode = 0; ///< most probable number of days before the change
    int low = 0, high = 0; ///< smallest set of such numbers that holds 95 %: its ends
    double logBayesFactor = 0; ///< one change against none
};

struct ShareChange : OneChange {
    double shareBefore = 0, shareAfter = 0; ///< posterior means at the mode
};

struct RateChange : OneChange {
    double rateBefore = 0, rateAfter = 0; ///< events a day, posterior means at the mode
};

/// Exact posterior of one change of a binomial share: the number of days before it is uniform on
/// 1 .. days - 1, the shares are Beta(1, 1) before and after.
///
/// tallies  at least two days
/// source   enumeration; STATISTICS C3
ShareChange shareChange(const std::vector<Tally>& tallies);

/// The same of a Poisson rate, the rates being Gamma(2, 1) before and after.
///
/// counts  events per day, at least two days
/// source  enumeration; STATISTICS C2
RateChange rateChange(const std::vector<int>& counts);

} // namespace mutuals
