#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"

#include <optional>

namespace mutuals {

struct Import;

/// What one archive says about who follows whom. A list that the archive does not hold is nothing;
/// one that is there and empty is 0. Rows are counted, persons may be fewer (a name listed twice).
struct Snapshot {
    Id<Import> import;
    Seconds asOf {};
    std::optional<int> followers; ///< rows with a name
    int nameless = 0; ///< follower rows that TikTok calls "N/A"
    std::optional<int> following;
    std::optional<int> mutual; ///< persons in both lists
    std::optional<int> ownFollowerCount; ///< what the profile itself says; lists can be shorter
    /// Against the follower list before; nothing for the first one. `came` includes `returned`.
    std::optional<int> came, left, returned, renamed, nameGone;
    /// Listed in both, but followed anew in between: they left and came back unseen.
    std::optional<int> cameBackBetween;
};

} // namespace mutuals
