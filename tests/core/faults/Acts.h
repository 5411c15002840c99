#pragma once

#include "core/base/Result.h"
#include "tests/support/TempFolder.h"

#include <functional>
#include <ostream>
#include <vector>

namespace mutuals {
class Workspace;
}

namespace mutuals::test {

/// Something that changes a workspace, to be struck by faults at every point.
struct Act {
    const char* name;
    /// Makes the workspace that it starts from, or none, and the files that it needs.
    std::function<void(const TempFolder& folder, const std::filesystem::path& workspace)> prepare;
    std::function<Result<>(Workspace& workspace, const TempFolder& folder)> run;
    bool opensOnly = false; ///< what it changes is how the rows are kept, not the rows
};
inline void PrintTo(const Act& act, std::ostream* out)
{
    *out << act.name;
}

std::vector<Act> acts();

} // namespace mutuals::test
