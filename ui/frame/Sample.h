#pragma once

#include "core/base/Result.h"

#include <filesystem>

namespace mutuals {
class Workspace;
}

/// The made-up creator that ships with Mutuals: exports of a potter who does not exist.
namespace mutuals::ui {

/// Where the made-up creator's workspace lives, beside the default one.
std::filesystem::path sampleWorkspaceFile();
bool isSampleWorkspace(const std::filesystem::path& file);

/// The folder with the made-up creator's exports: beside the installed program or, when run from
/// the build tree, in the sources. Empty when it is in neither place.
std::filesystem::path sampleExportsFolder();

/// False before the first import of the exports, and after one that was stopped on its way.
bool sampleIsComplete(Workspace& workspace);

/// What the made-up creator would have told Mutuals: when the follow-back policy began. Does
/// nothing when a policy is there.
Result<> addSamplePolicy(Workspace& workspace);

} // namespace mutuals::ui
