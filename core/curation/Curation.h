#pragma once

#include "core/base/Result.h"
#include "core/records/Follower.h"
#include "core/records/Trial.h"

#include <string>
#include <vector>

namespace mutuals {

class Workspace;

/// How promising a fan is, 0..100, from what the files hold: comments and messages weigh most, the
/// time they have followed a little. Unknown evidence adds nothing and takes nothing: the score is
/// taken over what is known. Nothing when nothing but a name is known.
std::optional<double> score(const FollowerRow& fan, Seconds asOf);

/// One fan to decide on, with what the files hold.
struct QueueItem {
    FollowerRow follower;
    int followDays = 0; ///< days since they follow, at the newest snapshot; -1 unknown
    bool postponed = false; ///< decided "later" before; such come last
    std::optional<TrialPlace> trial; ///< they are in one that runs
};

/// What is left to review and how much has been decided.
struct QueueSummary {
    int open = 0; ///< fans without a decision, "later" included
    int chosen = 0; ///< on the worklist, still to be followed: neither ticked off nor confirmed
    int ticked = 0; ///< ticked off by the user, not confirmed yet
    int confirmed = 0; ///< chosen, and seen in a Following list since
};

/// The next `limit` fans to decide on, most promising first, "later" last; never those marked no,
/// keep, never or follow.
Result<std::vector<QueueItem>> queue(Workspace& workspace, Id<Creator> creator, int limit);
Result<QueueSummary> queueSummary(Workspace& workspace, Id<Creator> creator);

/// A chosen person on the way from "follow" to seen in Following.
struct ListItem {
    Id<Person> person;
    std::string handle;
    std::string reason;
    Seconds chosenAt {};
    std::optional<Seconds> tickedAt; ///< the user says: done on TikTok
    std::optional<Seconds>
        confirmedAt; ///< the follow's own date, from a later archive's Following list
    bool stillFollows = true; ///< at the newest snapshot
    std::optional<TrialPlace> trial; ///< they are in one that runs
};

/// The worklist in the order of choosing; confirmed ones included.
Result<std::vector<ListItem>> worklist(Workspace& workspace, Id<Creator> creator);

} // namespace mutuals
