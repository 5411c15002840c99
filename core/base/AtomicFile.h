#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <string_view>

namespace mutuals {

/// Puts `bytes` into `target` wholly or not at all; the one place through which anything is saved.
/// A temporary beside the target is written, checked, synced and renamed over it, so a full disk, a
/// crash or a cut of power leaves either the old file or the new one, never a part.
///
/// target   replaced when it exists (its permissions stay); a symbolic link is followed and kept.
///          The folder must exist
/// errors   cannotWrite: no such folder, no right, no space, target is not a regular file. The old
///          file is then untouched and no temporary is left behind
Result<> saveAtomically(const std::filesystem::path& target, std::string_view bytes);

} // namespace mutuals
