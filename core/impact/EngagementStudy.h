#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/EngagementPanel.h"

#include <optional>
#include <string>
#include <vector>

namespace mutuals {

/// How one kind of engagement moved around the follow-back; all figures per follower and week.
struct EngagementOutcome {
    Engagement of = Engagement::comments;
    Day firstWeek {}; ///< Monday of the first week looked at
    int weeks = 0, silentWeeks = 0; ///< as in EngagementPanel
    int followers = 0, written = 0, writers = 0; ///< that are in the panel
    std::optional<EventStudy> study; ///< nothing: see `missing`
    std::optional<EventContrast> byWarmth; ///< the overall difference, among equally warm ones
    std::vector<std::string> missing; ///< for programs
};

/// Whether followers write more once the creator follows them back.
struct EngagementAnswer {
    bool hasArchive = false, knowsFollowing = false; ///< a follower list, a Following list
    int followers = 0; ///< stays with a date
    int followedBack = 0; ///< of them, after they had followed
    int undated = 0, followedFirst = 0; ///< as in EngagementPanel
    EngagementOutcome comments, messages;
};

inline constexpr int kFewestWritten = 20; ///< comments or messages within the weeks looked at
inline constexpr double kPreCheckPasses = 0.05; ///< a smaller p: they moved apart before

/// The pre-period check of an outcome; false also where there is a single week before.
bool movedAlikeBefore(const EventStudy& study);

enum class EngagementVerdict {
    more, ///< after the follow-back, than comparable followers
    less,
    alike, ///< within kAlike of what those suggest
    notAlikeBefore, ///< whatever it shows, they did not move alike before
    cannotTell, ///< yet: the range is too wide
};
inline constexpr double kAlike = 0.2; ///< share of what was to be expected
EngagementVerdict verdictOf(const EventStudy& study);

/// What the weeks after would have held by the comparison, per follower and week.
double expectedAfter(const EventStudy& study);

/// Compares each followed-back follower's weeks around the follow-back with those of followers who
/// were not yet followed back and had followed as long. Grade B at best: the creator chose whom to
/// follow back.
///
/// Not compared by warmth but for a check: those who wrote much by chance are warm for once, whether
/// followed back or not, and fall back alike; among equally warm ones that looks like an effect
/// (Daw & Hatfield 2018, Health Services Research 53).
///
/// run     polled at least every 50 ms; progress counts nothing
/// errors  cancelled
Result<EngagementAnswer> engagement(const FollowerHistory& history, const Run& run = {});

} // namespace mutuals
