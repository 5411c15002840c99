#pragma once

#include "core/stats/OneChange.h"

#include <vector>

namespace mutuals {

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
