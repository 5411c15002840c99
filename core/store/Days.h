#pragma once

#include "core/base/Result.h"
#include "core/records/DayMetrics.h"
#include "core/records/Import.h"
#include "core/records/Overlap.h"
#include "core/store/RowHash.h"

#include <vector>

namespace mutuals {

class Connection;

/// The creator's days. Each import keeps its own values; where several speak of one day the newest
/// export wins, since Studio corrects its last days.
class Days {
public:
    explicit Days(Connection& connection);

    /// One entry per day from the first to the last known day, gaps filled with empty entries.
    Result<std::vector<DayMetrics>> all(Id<Creator> creator);

    /// Stores the days of one Studio table; returns how many were new to the workspace or changed
    /// a value of an older export.
    Result<int> add(Id<Creator> creator, Id<Import> import, ImportKind kind,
        const std::vector<DayMetrics>& days, RowSeal& seal);

    /// What a stored import repeats of others of its creator, each day beside the newest of those
    /// that hold it; in the order of the days.
    Result<std::vector<Overlap>> overlaps(Id<Import> import, ImportKind kind);

private:
    Connection& m_connection;
};

} // namespace mutuals
