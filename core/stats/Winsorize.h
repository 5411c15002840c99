#pragma once

#include <vector>

namespace mutuals {

/// Days that stand out from their surroundings, drawn back to what is usual. The same rule on both
/// sides of the change: clipping only the past would bias the effect (STATISTICS D3).
struct Winsorized {
    std::vector<double> values; ///< as given, the days below moved; NaN stays NaN
    std::vector<int> clippedHigh, clippedLow; ///< indices, ascending
};

/// What is usual on a day: the median of the days within 7 days of it on its own side of the
/// change, plus what its day of the week differs from that (median over both sides). Days farther
/// from it than 3 x 1.4826 x the median distance are moved to that distance. The distance is that
/// of both sides: two weeks alone tell it too badly. Without an effect, on days with bursts, the
/// 95 % interval of M1 then holds it in 0.94 of 300 series; with a distance per side in 0.92.
///
/// values    [days] NaN where a day has no value
/// weekdays  [days] 0..6; empty: no weekly pattern
/// before    how many leading days lie before the change
Winsorized winsorized(
    const std::vector<double>& values, const std::vector<int>& weekdays, int before);

} // namespace mutuals
