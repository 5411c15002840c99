#pragma once

#include "core/base/Time.h"
#include "core/records/Creator.h"
#include "core/records/Snapshot.h"

#include <optional>

namespace mutuals {

class Connection;

/// The listings that hold at a day: the newest follower listing of that day or before, and the
/// newest following listing no later than it.
struct SnapshotState {
    int followers = -1; ///< place among the follower listings; -1: none
    int following = -1;
    Id<Import> followerImport;
    std::optional<Seconds> asOf;

    friend bool operator==(const SnapshotState&, const SnapshotState&) = default;
};

/// Throws SQLite::Exception. Without a day: the newest listings of both lists.
SnapshotState snapshotState(Connection& connection, Id<Creator> creator, std::optional<Day> at);

} // namespace mutuals
