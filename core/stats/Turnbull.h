#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"

#include <vector>

namespace mutuals {

/// Events known to lie in (left, right]; left equal to right: at that time exactly; an infinite
/// right end: not before left, if ever; left 0: at right or before.
struct IntervalRows {
    std::vector<double> left, right;
    std::vector<double> weight; ///< how many such rows; empty: one each
    std::vector<int> number; ///< how messages call each entry; empty: from 1 on

    std::size_t size() const { return left.size(); }
    double weightOf(std::size_t row) const { return weight.empty() ? 1 : weight[row]; }
    int numberOf(std::size_t row) const;
    IntervalRows only(const std::vector<std::size_t>& rows) const;
};

/// errors  invalid: no row, a left end that is not a number from 0 on, a right end before it, all
///         right ends infinite; the detail names row and remedy
Result<> checked(const IntervalRows& rows);

/// The distribution that makes the intervals most likely: mass on the innermost intervals, where no
/// row says how it lies within one.
struct Turnbull {
    std::vector<double> lower, upper; ///< (lower, upper] in order; the last may have no end
    std::vector<double> mass; ///< adds to 1; what is below 1e-8 is 0
    double logLikelihood = 0;
    double gap = 0; ///< how far at most the log-likelihood lies below the greatest one
};

/// Turnbull's (1976) estimate by expectation and maximization, speeded up by squared extrapolation
/// (Varadhan and Roland 2008, Scand. J. Statist. 35).
///
/// The tail beyond the last left end of an unlimited row, if it is innermost, has upper = infinity.
///
/// run     polled once per iteration; progress counts nothing
/// errors  as checked(); cancelled
Result<Turnbull> turnbull(const IntervalRows& rows, const Run& run = {});

/// Chance of no event up to and including a time; within an interval of mass the chance at its start.
double survivalAt(const Turnbull& estimate, double time);

} // namespace mutuals
