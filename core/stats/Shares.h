#pragma once

#include <vector>

namespace mutuals {

struct Range {
    double low = 0, high = 0;
};

/// So many of so many in one arm.
struct Share {
    int hits = 0;
    int all = 0; ///< above 0
    double value() const { return static_cast<double>(hits) / all; }
};

/// Interval of one share. Source: Wilson (1927), JASA 22.
Range wilson(const Share& share, double level = 0.95);

/// Intervals of the difference first - second. Sources: Newcombe (1998), Statistics in Medicine
/// 17, method 10; Wald's is for comparison, cut to [-1, 1].
Range newcombe(const Share& first, const Share& second, double level = 0.95);
Range waldDifference(const Share& first, const Share& second, double level = 0.95);

/// Fisher's exact test of two shares, and the odds ratio given the margins.
struct FisherTest {
    double twoSided = 1; ///< all tables at most as probable as this one
    double greater = 1, less = 1; ///< that the first share is the greater, the smaller
    double oddsRatio = 1; ///< conditional maximum likelihood; infinite or 0 at the ends
    Range range; ///< 95 %, to 1e-12
    /// The same as R's fisher.test prints it: found to 1.2e-4 in the odds or their inverse, so that
    /// the upper end of a small table can be a percent off.
    Range asPrintedByR;
    double oddsRatioAsPrintedByR = 1;
};
FisherTest fisherTest(const Share& first, const Share& second);

/// Pearson's chi-square of the two by two table, uncorrected; 0 where a margin is empty.
double pearson(const Share& first, const Share& second);

/// Shares of two arms in each of several blocks.
struct Stratum {
    Share first, second;
};

/// Cochran, Mantel and Haenszel over the blocks, uncorrected. A block without both arms, or where all
/// or none are hits, says nothing.
struct MantelHaenszel {
    double chiSquared = 0, p = 1;
    double oddsRatio = 1; ///< common; infinite where its denominator is 0, NaN where both are
};
MantelHaenszel mantelHaenszel(const std::vector<Stratum>& blocks);

} // namespace mutuals
