#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Follower.h"
#include "core/store/SnapshotState.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace mutuals {

class Connection;

/// What an answer about followers depends on. Equal: nothing that matters was written in between.
struct FollowerStamp {
    std::int64_t imports = 0, newestImport = 0; ///< numbers are never given twice
    std::int64_t newestDecision = 0, undone = 0;

    bool sameLists(const FollowerStamp& other) const
    {
        return imports == other.imports && newestImport == other.newestImport;
    }
    friend bool operator==(const FollowerStamp&, const FollowerStamp&) = default;
};

/// Whole columns about a creator's accounts, each in one ordered pass: what an index in memory is
/// filled from. Reading only. `run` is polled every 4096 rows; errors: cancelled, database.
class FollowerScan {
public:
    explicit FollowerScan(Connection& connection);

    Result<FollowerStamp> stamp(Id<Creator> creator);
    Result<SnapshotState> state(Id<Creator> creator, std::optional<Day> at);

    /// How an account stands to the creator at a snapshot.
    struct Standing {
        std::int64_t account = 0;
        bool follows = false, followed = false;
        std::optional<std::int64_t> followedAt, followedBackAt; ///< UTC seconds
    };
    /// Those in the follower or the following list, by ascending account number.
    Result<> standings(Id<Creator> creator, const SnapshotState& state,
        const std::function<void(const Standing&)>& take, const Run& run);
    /// All accounts of the creator by ascending key, in any list or none.
    Result<> names(Id<Creator> creator,
        const std::function<void(std::int64_t account, std::string_view key)>& take,
        const Run& run);

    /// The place of the newest follower list of that day or before; nothing where there is none.
    Result<std::optional<int>> placeOf(Id<Creator> creator, Day day);

    /// A change between a snapshot and one before it.
    struct Change {
        std::int64_t account = 0;
        std::optional<std::int64_t> followedAt; ///< of the stay that began or ended; UTC seconds
    };
    /// Those of the views came, left, returned, renamed and nameGone against the follower list before:
    /// the newest follow first, unknown ones last. By an index alone: 5 ms for 50,000 of a million.
    ///
    /// most  enough; more only where the last share their second
    Result<std::vector<Change>> changes(
        const SnapshotState& state, FollowerView view, std::optional<std::size_t> most = {});
    /// The same against the follower list at a place before that; all views.
    Result<std::map<FollowerView, std::vector<Change>>> changesSince(
        Id<Creator> creator, const SnapshotState& state, int place);
    struct ChangeCounts {
        int came = 0, left = 0, returned = 0, renamed = 0, nameGone = 0, nameless = 0;
    };
    Result<ChangeCounts> changeCounts(const SnapshotState& state);
    Result<std::vector<Id<Person>>> nameless(const SnapshotState& state); ///< in file order

    /// The keys of some accounts, in their order; "" for one that is gone.
    Result<> keys(std::span<const std::int64_t> accounts,
        const std::function<void(std::string_view key)>& take, const Run& run);
    /// Whom of them the creator follows at the snapshot, and since when; in their order.
    Result<> followBacks(Id<Creator> creator, const SnapshotState& state,
        std::span<const std::int64_t> accounts, const std::function<void(const Standing&)>& take,
        const Run& run);

    /// A name that its person bears no more.
    struct Former {
        std::int64_t account = 0, person = 0;
        std::string key;
    };
    Result<std::vector<Former>> formers(Id<Creator> creator); ///< by ascending account

    /// What counts about an account: its choice, or how many comments or messages.
    struct Fact {
        std::int64_t account = 0;
        std::int64_t value = 0;
        std::int64_t order = 0; ///< among the facts of a person the greatest stands
    };
    Result<std::vector<Fact>> choices(Id<Creator> creator); ///< value: Choice; by account, order
    /// value: how many, those under earlier names of the person included; by account.
    Result<std::vector<Fact>> comments(Id<Creator> creator);
    Result<std::vector<Fact>> messages(Id<Creator> creator); ///< the same, both ways

private:
    Connection& m_connection;
};

} // namespace mutuals
