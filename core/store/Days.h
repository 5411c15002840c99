#pragma once

#include "core/base/Result.h"
#include "core/records/DayMetrics.h"
#include "core/records/Import.h"
#include "core/records/Overlap.h"
#include "core/store/RowHash.h"

#include <map>
#include <vector>

namespace mutuals {

class Connection;

/// The creator's days. Each import keeps its own values; where several speak of one day the newest
/// export wins, since Studio corrects its last days, value by value: what an export does not know
/// takes nothing from what another knows.
class Days {
public:
    explicit Days(Connection& connection);

    /// One entry per day from the first to the last known day, gaps filled with empty entries.
    Result<std::vector<DayMetrics>> all(Id<Creator> creator);

    /// Stores the days of one table, each day once; says what they brought. Within a transaction.
    Result<Added> add(Id<Creator> creator, Id<Import> import, ImportKind kind,
        const std::vector<DayMetrics>& days, RowSeal& seal);

private:
    Connection& m_connection;
};

/// Adds the hash of every stored day to the sum of its import, for `check`.
void sealDays(Connection& connection, std::map<std::int64_t, RowSeal>& seals);

} // namespace mutuals
