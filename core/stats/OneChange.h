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

/// Fills a change from how likely the days are with each number of days before it, all of them the
/// same chance.
///
/// logEvidences  [days - 1] with a change behind each day
/// unchanged     with none
void weigh(OneChange& change, std::vector<double> logEvidences, double unchanged);

} // namespace mutuals
