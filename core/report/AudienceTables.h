#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"
#include "core/records/DayMetrics.h"
#include "core/records/FollowerTables.h"

#include <optional>
#include <vector>

namespace mutuals {

class Workspace;

/// What TikTok says of a creator's viewers and followers as a whole; it never names a person.
struct AudienceTables {
    std::vector<DayMetrics> days; ///< those of which anything but views and the like is known
    std::vector<ActiveHour> hours; ///< account-local, by day and hour
    std::optional<FollowerShares> gender, territories; ///< the newest of each
};

/// errors  database
Result<AudienceTables> audienceTables(Workspace& workspace, Id<Creator> creator);

} // namespace mutuals
