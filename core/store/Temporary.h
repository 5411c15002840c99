#pragma once

#include "core/base/Result.h"

#include <filesystem>

namespace mutuals {

/// A new, empty file beside the target, "<target>.new-XXXXXX", which only its owner may read.
/// errors  cannotWrite
Result<std::filesystem::path> temporaryBeside(const std::filesystem::path& target);

/// Syncs the temporary and gives it the target's name; of a target that exists the content is then
/// the temporary's. errors: cannotWrite
Result<> renameInto(const std::filesystem::path& temporary, const std::filesystem::path& target);

/// Removes the temporaries of a target, and what SQLite put beside them, that a crash left. Nobody
/// may be making one: for a workspace, hold its WriterLock.
void sweepTemporaries(const std::filesystem::path& target);
/// The same for all targets of a folder that is ours alone.
void sweepTemporariesIn(const std::filesystem::path& folder);

} // namespace mutuals
