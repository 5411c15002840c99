#pragma once

#include "core/base/Result.h"

#include <optional>
#include <vector>

namespace mutuals {

/// A randomised trial of two arms within blocks, one entry per unit.
struct TwoArms {
    std::vector<double> outcome;
    std::vector<char> treated; ///< 1: was to be treated, 0: was not
    std::vector<int> block; ///< 0 .. blocks() - 1; empty: one block

    std::size_t units() const { return outcome.size(); }
    int blockOf(std::size_t unit) const { return block.empty() ? 0 : block[unit]; }
    int blocks() const;
};

/// What a block is made of.
struct BlockSize {
    int treated = 0, control = 0;
    int all() const { return treated + control; }
};
std::vector<BlockSize> blockSizes(const TwoArms& trial);

/// A difference treated - control, and what is known of its error.
struct Difference {
    double value = 0;
    std::optional<double> error; ///< standard error; nothing where an arm of a block has one unit
    std::optional<double> low, high; ///< 95 % unless told otherwise
};

/// By intention to treat: the differences of the blocks weighted by their sizes, Neyman's variance.
/// Source: Imbens & Rubin (2015), chapters 6 and 9.
struct BlockedDifference : Difference {
    std::vector<double> blocks; ///< difference of each
};

/// trial  each block holds both arms
BlockedDifference blockedDifference(const TwoArms& trial);

/// The same adjusted for what was known before: regression on the arm, the centered covariates and
/// blocks, and their products with the arm; HC2 errors, Student's t for the interval.
///
/// covariates  [count][units] each without gaps
/// level       of the interval
/// returns     nothing where the columns do not determine the difference (too few units)
/// source      Lin (2013), Annals of Applied Statistics 7(1)
std::optional<Difference> linDifference(
    const TwoArms& trial, const std::vector<std::vector<double>>& covariates, double level = 0.95);

/// Are the arms as large as they were meant to be? Chi-square with one degree of freedom.
struct SampleRatio {
    int treated = 0, control = 0;
    double chiSquared = 0, p = 1;
    bool broken() const { return p < 0.001; } ///< then nothing about the outcome may be believed
};
SampleRatio sampleRatio(int treated, int control, double treatedShare = 0.5);

} // namespace mutuals
