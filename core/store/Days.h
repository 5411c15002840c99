#pragma once

#include "core/base/Result.h"
#include "core/records/DayMetrics.h"
#include "core/records/Import.h"

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

    /// Stores the days of one table; returns how many were new to the workspace or changed it.
    Result<int> add(Id<Import> import, ImportKind kind, const std::vector<DayMetrics>& days);

private:
    Connection& m_connection;
};

} // namespace mutuals
