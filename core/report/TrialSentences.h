#pragma once

#include "core/impact/TrialAnalysis.h"
#include "core/impact/TrialDraw.h"

#include <string>
#include <vector>

namespace mutuals {

/// What a trial of those who are eligible could find, before it starts.
std::string sentence(const TrialOutlook& outlook);

/// The answer in one or two sentences, grade A.
std::string sentence(const TrialAnswer& answer);

std::string_view verdictName(TrialVerdict verdict); ///< for programs: "stay more"

/// What must be said beside the answer: who was not followed as drawn, who cannot be told, what it
/// does not prove.
std::vector<std::string> caveats(const TrialAnswer& answer);

} // namespace mutuals
