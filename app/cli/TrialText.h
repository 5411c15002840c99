#pragma once

#include "core/impact/TrialAnalysis.h"

#include <iosfwd>

namespace mutuals::cli {

/// How a trial stands; `whole`: with its caveats and the statistician's figures.
void printTrial(std::ostream& out, const Trial& trial, const TrialAnswer& answer, bool whole);

} // namespace mutuals::cli
