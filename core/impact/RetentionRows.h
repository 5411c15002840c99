#pragma once

#include "core/records/FollowerStay.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace mutuals {

/// One follower between two snapshots: there at the first, and at the second?
struct RetentionRow {
    int stay = 0; ///< of FollowerHistory::stays
    int interval = 0; ///< between snapshots `interval` and `interval + 1`
    double from = 0, to = 0; ///< days since they followed, at the two snapshots
    bool left = false;
    /// Before the day of the first snapshot: what was so all the time between the two.
    bool followedBack = false;
    /// Log of how many comments and messages there were up to the first snapshot, against what is
    /// usual in the time that they had; frozen at the follow-back. 0: as usual.
    double warmth = 0;
    int month = 0; ///< of arrival: 12 x year + month
    /// Days of the interval that were over when the follow-back began to act, which is the day after
    /// it; 0: it acted from the start; nothing: not within the interval.
    std::optional<int> followedBackAfter;

    int days() const { return std::max(1, static_cast<int>(std::lround(to - from))); }
};

/// What the history of a creator's followers gives to compare.
struct RetentionRows {
    std::vector<Seconds> snapshots; ///< distinct, oldest first
    std::vector<RetentionRow> rows;
    int undated = 0; ///< stays without a follow date: left out
    int unsure = 0; ///< gone from a list that is incomplete: watched until then
};

/// Leaving is known only as between two snapshots; whoever came before the first one is looked at
/// from then on (left truncation).
///
/// Warmth is (1 + n) / (1 + m): n of m usual comments and messages, what is usual being those of all
/// followers not yet followed back per day; the ones shrink it where there was little time.
RetentionRows retentionRows(const FollowerHistory& history);

} // namespace mutuals
