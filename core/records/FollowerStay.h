#pragma once

#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mutuals {

/// One time that a person followed the creator, as the follower lists tell it: under all names, and
/// through lists that missed them for once.
struct FollowerStay {
    std::int64_t person = 0;
    std::optional<Seconds> followedAt; ///< nothing: the files give no readable date
    int first = 0, last = 0; ///< places in FollowerHistory::lists of the lists that show them
    /// They are gone in the list after `last`, and that is no missed page: it is complete, or the
    /// next one lacks them too. Else nobody knows what became of them after `last`.
    bool left = false;
    /// The creator's first follow of them; where no date says, the first list that shows it.
    std::optional<Seconds> followedBackAt;
};

enum class TalkKind {
    comment, ///< on one of the creator's posts
    message, ///< from them
    answer, ///< from the creator to them
};

/// A comment or a message between a follower and the creator.
struct TalkMoment {
    std::int64_t person = 0;
    Seconds at {};
    TalkKind kind = TalkKind::comment;
};

/// All that the snapshots of a creator say about who followed how long.
struct FollowerHistory {
    std::vector<Seconds> lists; ///< of the follower lists, oldest first
    bool knowsFollowing = false; ///< some archive held the Following list
    std::vector<FollowerStay> stays; ///< by person, then by `first`
    std::vector<TalkMoment> talk; ///< by person, then by time
};

} // namespace mutuals
