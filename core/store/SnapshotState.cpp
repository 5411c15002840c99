#include "core/store/SnapshotState.h"

#include "core/store/Connection.h"

namespace mutuals {

SnapshotState snapshotState(Connection& connection, Id<Creator> creator, std::optional<Day> at)
{
    SnapshotState state;
    std::optional<Seconds> latest;
    if (at)
        latest = Seconds(*at) + std::chrono::days(1) - std::chrono::seconds(1);
    const auto newest = [&](int list) {
        Query row(connection,
            "SELECT l.ordinal, l.import_id, i.as_of FROM listing l JOIN import i ON i.id = "
            "l.import_id"
            " WHERE i.creator_id = ?1 AND l.list = ?2 AND (?3 IS NULL OR i.as_of <= ?3)"
            " ORDER BY l.ordinal DESC LIMIT 1");
        row.with(creator, list, latest);
        if (!row.next())
            return -1;
        if (list == 0) {
            state.followerImport = { row.number(1) };
            state.asOf = row.time(2);
        }
        return row.count(0);
    };
    state.followers = newest(0);
    state.following = newest(1);
    return state;
}

} // namespace mutuals
