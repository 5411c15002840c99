#pragma once

#include "core/impact/TrialAnalysis.h"

#include <vector>

namespace mutuals {

/// The part of trialAnswer() that is of comments.

/// Moments since the plan up to which comments were imported, oldest first.
Result<std::vector<Seconds>> commentsSince(
    Workspace& workspace, Id<Creator> creator, const Trial& trial);

/// What each unit wrote from the plan to the look that is judged: at a planned one up to the
/// beginning of its day, at that of an ending up to the moment of the file. Fills the comments of the
/// arms, the adjusted difference and the spill-over of `answer`.
///
/// errors  cancelled, database
Result<TwoArms> whoWrites(Workspace& workspace, Id<Creator> creator, const Trial& trial,
    TrialAnswer& answer, const Run& run);

/// Of comments per person, by Lin's regression on the logarithm of one more than what each wrote
/// before, with HC2 errors; on the blocks alone where that says nothing of them apart. Nothing where
/// there are too many blocks for the people.
std::optional<Difference> commentDifference(
    const TwoArms& trial, const std::vector<double>& before, double level);

} // namespace mutuals
