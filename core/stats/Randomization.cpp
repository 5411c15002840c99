#include "core/stats/Randomization.h"

#include "core/stats/AssignmentSums.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace mutuals {

namespace {

constexpr double kMostEnumerated = 1e6;
constexpr double kInfinite = std::numeric_limits<double>::infinity();

double assignmentsOf(const TwoArms& trial)
{
    double logs = 0;
    for (const BlockSize& size : blockSizes(trial))
        logs += std::lgamma(size.all() + 1.0) - std::lgamma(size.treated + 1.0)
            - std::lgamma(size.control + 1.0);
    return logs > 700 ? kInfinite : logs < 34 ? std::round(std::exp(logs)) : std::exp(logs);
}

double nullSdOf(const AssignmentSums& sums)
{
    double variance = 0;
    for (const AssignmentBlock& block : sums.blocks) {
        const auto size = static_cast<double>(block.outcome.size());
        double mean = 0, squares = 0;
        for (const double value : block.outcome)
            mean += value / size;
        for (const double value : block.outcome)
            squares += (value - mean) * (value - mean);
        // The sum of `treated` drawn without putting back.
        const double treated = block.treatedCount;
        variance += squares / (size - 1) * treated * (size - treated) / size;
    }
    return std::sqrt(variance);
}

struct Tails {
    double twoSided = 0, greater = 0, less = 0; ///< how many, or their chance

    void add(double difference, double found, double slack, double weight)
    {
        twoSided += std::abs(difference) >= std::abs(found) - slack ? weight : 0;
        greater += difference >= found - slack ? weight : 0;
        less += difference <= found + slack ? weight : 0;
    }
};

/// An assignment is at least as far out as the estimate for the effects between two ends, with the
/// estimate between them.
struct Ends {
    std::vector<double> low, high;
};

Ends endsOf(const std::vector<Reassigned>& assignments, double estimate)
{
    // An assignment like the real one, or its mirror, is as far out whatever the effect is.
    constexpr double kSame = 1e-9;
    Ends ends;
    for (const Reassigned& one : assignments) {
        if (std::abs(one.overlap) >= 1 - kSame) {
            ends.low.push_back(-kInfinite);
            ends.high.push_back(kInfinite);
            continue;
        }
        const double a = (estimate - one.difference) / (1 - one.overlap);
        const double b = (estimate + one.difference) / (1 + one.overlap);
        ends.low.push_back(std::min(a, b));
        ends.high.push_back(std::max(a, b));
    }
    return ends;
}

/// An effect is kept while at least `fewest` assignments are as far out.
void findInterval(Randomization& test, Ends ends, std::size_t fewest)
{
    const auto place = static_cast<std::ptrdiff_t>(fewest) - 1;
    std::nth_element(ends.low.begin(), ends.low.begin() + place, ends.low.end());
    std::nth_element(
        ends.high.begin(), ends.high.begin() + place, ends.high.end(), std::greater<>());
    test.low = ends.low[fewest - 1];
    test.high = ends.high[fewest - 1];
}

} // namespace

Result<Randomization> randomizationTest(
    const TwoArms& trial, const RandomizationOptions& options, const Run& run)
{
    const AssignmentSums sums = assignmentSums(trial);
    Randomization test;
    test.estimate = -sums.constant;
    for (const AssignmentBlock& block : sums.blocks) {
        for (std::size_t i = 0; i < block.outcome.size(); ++i)
            test.estimate += block.treated[i] ? block.outcome[i] : 0;
    }
    test.assignments = assignmentsOf(trial);
    test.nullSd = nullSdOf(sums);
    const double alpha = 1 - options.level;
    const double slack = 1e-9 * sums.scale / static_cast<double>(trial.units());

    Tails tails;
    if (test.assignments <= kMostEnumerated) {
        const std::vector<Reassigned> all = allReassigned(sums);
        for (const Reassigned& one : all)
            tails.add(one.difference, test.estimate, slack, 1);
        const auto count = static_cast<double>(all.size());
        test.exact = test.exactInterval = true;
        test.pTwoSided = tails.twoSided / count;
        test.pGreater = tails.greater / count;
        test.pLess = tails.less / count;
        test.pTwoSidedDrawn = std::numeric_limits<double>::quiet_NaN();
        findInterval(test, endsOf(all, test.estimate),
            static_cast<std::size_t>(std::floor(alpha * count * (1 + 1e-12))) + 1);
        return test;
    }

    const auto drawn = drawnReassigned(sums, options.draws, options.seed, run);
    if (!drawn)
        return tl::unexpected(drawn.error());
    for (const Reassigned& one : *drawn)
        tails.add(one.difference, test.estimate, slack, 1);
    const double count = 1.0 + options.draws;
    test.draws = options.draws;
    test.pTwoSidedDrawn = (1 + tails.twoSided) / count;
    test.pTwoSided = test.pTwoSidedDrawn;
    test.pGreater = (1 + tails.greater) / count;
    test.pLess = (1 + tails.less) / count;
    // (1 + k) / count > alpha, with the real assignment as the one more
    Ends ends = endsOf(*drawn, test.estimate);
    ends.low.push_back(-kInfinite);
    ends.high.push_back(kInfinite);
    findInterval(test, std::move(ends),
        static_cast<std::size_t>(std::floor(alpha * count * (1 + 1e-12))) + 1);

    const auto exact = convolvedChances(trial, run);
    if (!exact)
        return tl::unexpected(exact.error());
    if (*exact) {
        Tails chances;
        for (std::size_t i = 0; i < (*exact)->chance.size(); ++i)
            chances.add((*exact)->first + static_cast<double>(i) * (*exact)->step, test.estimate,
                slack, (*exact)->chance[i]);
        test.exact = true;
        test.pTwoSided = std::min(1.0, chances.twoSided);
        test.pGreater = std::min(1.0, chances.greater);
        test.pLess = std::min(1.0, chances.less);
    }
    return test;
}

} // namespace mutuals
