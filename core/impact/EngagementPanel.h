#pragma once

#include "core/base/Time.h"
#include "core/records/FollowerStay.h"
#include "core/stats/EventStudy.h"

#include <vector>

namespace mutuals {

/// What followers do that the files date.
enum class Engagement {
    comments, ///< on the creator's posts
    messages, ///< to the creator
};

/// Which followers are comparable at the time of a follow-back.
enum class Comparable {
    age, ///< followed as long: up to 4, 13, 30 weeks or longer
    warmth, ///< had written as much until then, for the time that they had
};

/// Followers by week, from Monday to Sunday.
struct EngagementPanel {
    EventPanel panel; ///< times are weeks since `firstWeek`
    Day firstWeek {}; ///< a Monday
    std::vector<int> stay; ///< [units] of FollowerHistory::stays
    int written = 0, writers = 0; ///< comments or messages within the panel, and of how many
    /// Weeks in which nobody at all commented although several usually do: no file covers them.
    int silentWeeks = 0;
    int undated = 0; ///< stays without a follow date: left out
    int followedFirst = 0; ///< the creator had followed them before they followed: left out
    int tooShort = 0; ///< not there for one whole week that the files cover
};

/// A follower is looked at from the first whole week after they followed to the last one before the
/// newest list that shows them, within the weeks from the first to the last comment (or message) of
/// anybody. A follow-back belongs to its week.
EngagementPanel engagementPanel(
    const FollowerHistory& history, Engagement outcome, Comparable comparable);

} // namespace mutuals
