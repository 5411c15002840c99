#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Creator.h"

#include <optional>

namespace mutuals {

class Workspace;

/// How much of the talk comes from people who are followed back: what they write in return for a
/// follow-back counts as engagement, and what they tell others reaches those who were not followed.
struct SpillOver {
    int comments = 0; ///< of others on the creator's posts
    int byMutuals = 0; ///< of them by those who follow each other with the creator now
    double share() const { return comments > 0 ? static_cast<double>(byMutuals) / comments : 0; }
};

/// Above it the answer bears a caveat (STATISTICS D11).
inline constexpr double kSpillOver = 0.10;

/// Nothing where no comment file was imported.
/// errors  cancelled, database
Result<std::optional<SpillOver>> spillOver(
    Workspace& workspace, Id<Creator> creator, const Run& run = {});

} // namespace mutuals
