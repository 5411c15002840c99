#pragma once

#include <vector>

namespace mutuals {

/// Where the mean of a series shifted, if it shifted once, as strucchange tells it.
struct MeanShift {
    int before = 0; ///< values before the shift, where the squares around both means are least
    /// 95 % interval of that number (Bai 1997, "Estimation of a change point in multiple regression
    /// models", with a variance of their own on both sides); all of the series where it has none.
    int low = 0, high = 0;
    double meanBefore = 0, meanAfter = 0;
    double squares = 0, squaresUnparted = 0; ///< around two means, around one
    /// The greatest F of all shifts that leave 15 % of the values on both sides, and its p value
    /// (Andrews 1993; by the expansion of Estrella 2003, good to some 1e-4 where p is small).
    double greatestF = 0, p = 1;
    /// Bayesian information criterion (Schwarz) of 0, 1, .. 5 shifts, as far as there is room.
    std::vector<double> informationCriteria;
};

/// values  no gaps, at least 2 * fewest
/// fewest  values on each side, at least 2
MeanShift meanShift(const std::vector<double>& values, int fewest);

} // namespace mutuals
