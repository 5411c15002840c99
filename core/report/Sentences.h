#pragma once

#include "core/impact/Impact.h"
#include "core/import/Importer.h"

#include <string>

namespace mutuals {

/// Plain English for JSON, logs and other programs; the window has its own, translatable words.

/// "1,633 followers, 208 following and 140 posts as of 18 December 2024.", or why the file was
/// refused and what to do.
std::string sentence(const FileOutcome& outcome);

/// "After you began following back, views per day were 8% higher than your own history predicts
/// (likely between -6% and +24%). ..." (STATISTICS D6)
std::string sentence(const ImpactAnswer& answer);

/// What a file repeats of the workspace, and whose values count: "It repeats 7 days, 2026-01-05 to
/// 2026-01-11; of 3 the newer download corrects the values."
std::string sentence(const Overlap& overlap);

/// What went wrong and what to do about it.
std::string sentence(const Error& error);

} // namespace mutuals
