#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/Impact.h"
#include "core/impact/Retention.h"
#include "core/impact/TrialAnalysis.h"

#include <optional>

namespace mutuals {

class Workspace;

/// Better evidence than before and after: about whether people stay, not about numbers of a day.
struct Evidence {
    char grade = 'B'; ///< A: a trial; B: followers compared with each other
    Verdict::Kind kind = Verdict::Kind::helped; ///< helped, hurt, or (A only) noDifference
    Verdict::Strength strength = Verdict::Strength::suggests; ///< A shows
    /// A: share who stay of those to be followed, less that of the others.
    /// B: how many times as often the followed back leave; 1 is as often.
    Estimate effect;
};

/// Nothing while the trial has no verdict, or where it is of comments.
std::optional<Evidence> evidenceOf(const TrialAnswer& answer);

/// Nothing where the followed back leave as often as the others may, or where a reason that nobody
/// measured need only be weak (kWeakReason) to make the difference.
std::optional<Evidence> evidenceOf(const RetentionAnswer& answer);

/// The best there is beyond before and after: the newest trial with a verdict, else followers; nothing
/// where there is neither. Takes as long as `retention` does.
///
/// errors  cancelled, database
Result<std::optional<Evidence>> bestEvidence(
    Workspace& workspace, Id<Creator> creator, const Run& run = {});

} // namespace mutuals
