#pragma once

#include "core/base/Result.h"
#include "core/curation/Curation.h"
#include "core/records/Creator.h"
#include "core/records/Snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace mutuals {

class Workspace;

/// What the workspace holds of one creator, at a glance.
struct CreatorStatus {
    Creator creator;
    std::optional<DayRange> days; ///< from the first to the last day of the Studio tables
    int daysKnown = 0; ///< days of them with a value
    std::vector<Snapshot> snapshots; ///< oldest first
    int audienceDays = 0; ///< days of which viewers or reached persons are known
    int activeHours = 0; ///< hours of which active followers are known
    std::optional<Seconds> genderAsOf, territoriesAsOf; ///< of the newest table of each
    int posts = 0;
    int comments = 0; ///< by others on the creator's posts
    QueueSummary queue;
};

struct Status {
    std::vector<CreatorStatus> creators;
    int schema = 0;
    std::string integrity; ///< "ok", or what SQLite's quick check finds
};

/// errors  database
Result<Status> status(Workspace& workspace);

} // namespace mutuals
