#include "core/store/Connection.h"
#include "core/store/Imports.h"

#include <algorithm>

namespace mutuals {

namespace {

/// How the stays of a follower listing began and ended.
void countChanges(Connection& connection, Snapshot& snapshot)
{
    int began[7] {};
    int ended[7] {};
    Query rows(connection,
        "SELECT 0, began, count(*) FROM stay WHERE first_import = ?1 AND list = 0 AND began <> 0"
        " GROUP BY began UNION ALL"
        " SELECT 1, ended, count(*) FROM stay WHERE gone_import = ?1 AND list = 0 AND ended IS NOT "
        "NULL"
        " GROUP BY ended");
    rows.with(snapshot.import);
    while (rows.next()) {
        const int how = rows.count(1);
        if (how >= 0 && how < 7)
            (rows.number(0) == 0 ? began : ended)[how] = rows.count(2);
    }
    snapshot.came = began[1] + began[2];
    snapshot.returned = began[2];
    snapshot.renamed = began[3];
    snapshot.cameBackBetween = began[4];
    snapshot.left = ended[5];
    snapshot.nameGone = ended[6];
}

/// Persons in both lists: the following listing of the same import against its follower listing.
int mutualCount(Connection& connection, Id<Import> import)
{
    Query row(connection,
        "SELECT count(*) FROM stay g"
        " JOIN listing gf ON gf.import_id = g.first_import AND gf.list = 1"
        " LEFT JOIN listing gg ON gg.import_id = g.gone_import AND gg.list = 1"
        " JOIN stay f ON f.account_id = g.account_id AND f.list = 0"
        " JOIN listing ff ON ff.import_id = f.first_import AND ff.list = 0"
        " LEFT JOIN listing fg ON fg.import_id = f.gone_import AND fg.list = 0"
        " JOIN listing here0 ON here0.import_id = ?1 AND here0.list = 0"
        " JOIN listing here1 ON here1.import_id = ?1 AND here1.list = 1"
        " WHERE g.list = 1 AND gf.ordinal <= here1.ordinal"
        " AND (gg.ordinal IS NULL OR gg.ordinal > here1.ordinal)"
        " AND ff.ordinal <= here0.ordinal AND (fg.ordinal IS NULL OR fg.ordinal > here0.ordinal)"
        " AND (SELECT creator_id FROM account WHERE id = g.account_id)"
        "  = (SELECT creator_id FROM import WHERE id = ?1)");
    row.with(import).next();
    return row.count(0);
}

/// Whether a snapshot says of the same moment what another says, or less: the archive came as JSON
/// and as text.
bool repeats(const Snapshot& snapshot, const Snapshot& other)
{
    const auto agrees = [](std::optional<int> own, std::optional<int> others) {
        return !own || own == others;
    };
    const bool changes = snapshot.came.value_or(0) + snapshot.left.value_or(0)
            + snapshot.nameGone.value_or(0) + snapshot.renamed.value_or(0)
            + snapshot.cameBackBetween.value_or(0)
        > 0;
    return snapshot.asOf == other.asOf && !changes && agrees(snapshot.followers, other.followers)
        && agrees(snapshot.following, other.following);
}

} // namespace

Result<std::vector<Snapshot>> Imports::archives(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Snapshot> snapshots;
        std::vector<bool> first;
        {
            Query rows(m_connection,
                "SELECT i.id, i.as_of, f.named, f.nameless, f.own_count, g.named, f.ordinal FROM "
                "import i"
                " LEFT JOIN listing f ON f.import_id = i.id AND f.list = 0"
                " LEFT JOIN listing g ON g.import_id = i.id AND g.list = 1"
                " WHERE i.creator_id = ? AND (f.list IS NOT NULL OR g.list IS NOT NULL)"
                " ORDER BY i.as_of, f.ordinal, i.id");
            rows.with(creator);
            while (rows.next()) {
                Snapshot snapshot;
                snapshot.import = { rows.number(0) };
                snapshot.asOf = rows.time(1);
                snapshot.followers = rows.optional(2, &Query::count);
                snapshot.nameless = rows.isNull(3) ? 0 : rows.count(3);
                snapshot.ownFollowerCount = rows.optional(4, &Query::count);
                snapshot.following = rows.optional(5, &Query::count);
                snapshots.push_back(snapshot);
                first.push_back(rows.isNull(6) || rows.number(6) == 0);
            }
        }
        for (std::size_t i = 0; i < snapshots.size(); ++i) {
            if (!first[i])
                countChanges(m_connection, snapshots[i]);
        }
        const auto repeated = std::unique(snapshots.begin(), snapshots.end(),
            [](const Snapshot& kept, const Snapshot& next) { return repeats(next, kept); });
        snapshots.erase(repeated, snapshots.end());
        return snapshots;
    });
}

Result<std::vector<Snapshot>> Imports::snapshots(Id<Creator> creator)
{
    auto snapshots = archives(creator);
    if (!snapshots)
        return snapshots;
    const auto counted = guarded([&] {
        for (Snapshot& snapshot : *snapshots) {
            if (snapshot.followers && snapshot.following)
                snapshot.mutual = mutualCount(m_connection, snapshot.import);
        }
    });
    if (!counted)
        return tl::unexpected(counted.error());
    return snapshots;
}

} // namespace mutuals
