#pragma once

#include "core/impact/Evidence.h"
#include "core/impact/Impact.h"
#include "core/impact/SpillOver.h"
#include "core/records/Policy.h"

#include <QString>

#include <vector>

namespace mutuals::ui {

/// The verdict on the policy itself, of its own measure: "The data suggest that following back
/// helped."
QString policyHeadline(const ImpactAnswer& primary);

/// What it was judged by and what that shows: "Judged by engagement rate: 27% higher than your own
/// history predicts, likely between 21% and 31%." Says how large a change is ruled out where there
/// was none, and that the measure was changed after looking where it was.
QString policyEvidence(const Policy& policy, const ImpactAnswer& primary);

/// What better evidence says, whose grade the headline then bears: "A trial shows that following
/// back keeps followers."
QString evidenceHeadline(const Evidence& evidence);
QString evidenceDetails(const Evidence& evidence); ///< with its numbers

/// That much of the talk comes from those who are followed back; empty where it does not.
QString spillOverWords(const std::optional<SpillOver>& spillOver);

/// When the verdict may change next: "The next look is day 56. ..."
QString lookWords(const ImpactAnswer& primary);

/// The other metrics as a family: "Of the six other measures one stands out: comments. ..."
///
/// others  all that were answered, the primary not among them
QString familyWords(const std::vector<const ImpactAnswer*>& others);

} // namespace mutuals::ui
