#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/impact/Impact.h"
#include "core/records/Creator.h"

#include <optional>
#include <vector>

namespace mutuals {

class Workspace;

/// When a creator posted, as ImpactQuestion takes it.
struct PostDays {
    std::vector<Day> posted; ///< one per post, oldest first
    std::optional<Day> until; ///< of the newest archive that lists posts; nothing: none does
};

/// errors  those of the store
Result<PostDays> postDays(Workspace& workspace, Id<Creator> creator);

/// Gives a question what the workspace knows beside the days: posts, and the days left out.
/// errors  those of the store
Result<> surround(ImpactQuestion& question, Workspace& workspace, Id<Creator> creator);

} // namespace mutuals
