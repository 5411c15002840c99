#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/stats/TwoArms.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mutuals {

/// The blocked difference as a weighted sum over the treated: sum of `outcome` of those who are
/// treated, less what does not depend on the assignment.
struct AssignmentBlock {
    std::vector<double> outcome; ///< times the weight of a unit of this block
    std::vector<char> treated; ///< as assigned; the treated first
    double unit = 0; ///< that weight
    int treatedCount = 0;
};

struct AssignmentSums {
    std::vector<AssignmentBlock> blocks;
    double constant = 0; ///< the difference is the sum of the treated's outcomes less this
    double unitConstant = 0; ///< the same for an outcome of 1 for the treated and 0 for the others
    double scale = 0; ///< size of the outcomes: differences of 1e-9 of it are ties
};

AssignmentSums assignmentSums(const TwoArms& trial);

/// The difference under an assignment, and that of an outcome which is the assignment as it was: how
/// much of a constant effect it would show. Between -1 and 1.
struct Reassigned {
    double difference = 0, overlap = 0;
};

/// Every assignment, each as likely. Only where there are few: their number is the product.
std::vector<Reassigned> allReassigned(const AssignmentSums& sums);

/// Seeded draws. errors: cancelled
Result<std::vector<Reassigned>> drawnReassigned(
    const AssignmentSums& sums, int draws, std::uint64_t seed, const Run& run);

/// Chances of the differences, by value.
struct DifferenceChances {
    double first = 0, step = 0; ///< entry i is the chance of first + i * step
    std::vector<double> chance;
};

/// By convolution over units and blocks, where the outcomes are multiples of a common step and there
/// are not too many of them; else nothing. errors: cancelled
Result<std::optional<DifferenceChances>> convolvedChances(const TwoArms& trial, const Run& run);

} // namespace mutuals
