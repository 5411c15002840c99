#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"
#include "core/records/FollowerTables.h"
#include "core/records/Import.h"
#include "core/records/Overlap.h"
#include "core/store/RowHash.h"

#include <map>
#include <optional>
#include <vector>

namespace mutuals {

class Connection;

/// What Studio says of the followers as a whole: when they are active, of which gender and where
/// they are. Each import keeps its own values; the newest export wins.
class StudioAudience {
public:
    explicit StudioAudience(Connection& connection);

    Result<std::vector<ActiveHour>> hours(Id<Creator> creator); ///< by day and hour
    /// The newest table of a kind, studioGender or studioTerritories; nothing: there is none.
    Result<std::optional<FollowerShares>> shares(Id<Creator> creator, ImportKind kind);

    /// Store one table, each hour and each group once, within a transaction. Overlaps are told by
    /// the days of hours; of shares beside the newest other table, which is the one that counts.
    Result<Added> addHours(Id<Creator> creator, Id<Import> import,
        const std::vector<ActiveHour>& hours, RowSeal& seal);
    Result<Added> addShares(Id<Creator> creator, Id<Import> import,
        const std::vector<FollowerShare>& shares, RowSeal& seal);

private:
    Connection& m_connection;
};

/// Adds the hash of every stored row to the sum of its import, for `check`.
void sealAudience(Connection& connection, std::map<std::int64_t, RowSeal>& seals);

} // namespace mutuals
