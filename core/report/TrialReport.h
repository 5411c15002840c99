#pragma once

#include "core/impact/TrialAnalysis.h"

#include <string>

namespace mutuals {

/// The report of a trial as plain text, without a person's name: the plan with its seal, the answer,
/// what is to be said beside it, and the numbers.
///
/// asSealed  the hash still fits the plan; if not, the report says so first
std::string trialReport(const Trial& trial, const TrialAnswer& answer, bool asSealed);

} // namespace mutuals
