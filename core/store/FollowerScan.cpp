#include "core/store/FollowerScan.h"

#include "core/records/Decision.h"
#include "core/store/Cursor.h"
#include "core/store/ListingPlaces.h"
#include "core/store/PairChanges.h"
#include "core/store/Poll.h"

namespace mutuals {

namespace {

/// Adds a stay to what is known of its account: list, first_import, gone_import, followed_at from
/// column `at` on.
void addStay(FollowerScan::Standing& standing, const Cursor& stay, int at, ListingPlaces& places,
    const SnapshotState& state)
{
    const bool following = stay.number(at) == 1;
    if (!places.holds(following ? 1 : 0, stay.number(at + 1), stay.optional(at + 2),
            following ? state.following : state.followers))
        return;
    (following ? standing.followed : standing.follows) = true;
    (following ? standing.followedBackAt : standing.followedAt) = stay.optional(at + 3);
}

std::vector<FollowerScan::Fact> facts(Cursor& rows)
{
    std::vector<FollowerScan::Fact> found;
    while (rows.next())
        found.push_back({ rows.number(0), rows.number(1), 0 });
    return found;
}

} // namespace

FollowerScan::FollowerScan(Connection& connection)
    : m_connection(connection)
{
}

Result<FollowerStamp> FollowerScan::stamp(Id<Creator> creator)
{
    return guarded([&] {
        Query row(m_connection,
            "SELECT (SELECT count(*) FROM import WHERE creator_id = ?1),"
            " (SELECT coalesce(max(id), 0) FROM import WHERE creator_id = ?1),"
            " (SELECT coalesce(max(id), 0) FROM decision),"
            " (SELECT count(*) FROM decision WHERE undone <> 0)");
        row.with(creator).next();
        return FollowerStamp { row.number(0), row.number(1), row.number(2), row.number(3) };
    });
}

Result<SnapshotState> FollowerScan::state(Id<Creator> creator, std::optional<Day> at)
{
    return guarded([&] { return snapshotState(m_connection, creator, at); });
}

Result<std::optional<int>> FollowerScan::placeOf(Id<Creator> creator, Day day)
{
    return guarded([&]() -> std::optional<int> {
        const int place = snapshotState(m_connection, creator, day).followers;
        return place < 0 ? std::nullopt : std::optional(place);
    });
}

Result<> FollowerScan::standings(Id<Creator> creator, const SnapshotState& state,
    const std::function<void(const Standing&)>& take, const Run& run)
{
    return guarded([&] {
        ListingPlaces places(m_connection, creator);
        Cursor stays(m_connection,
            "SELECT account_id, list, first_import, gone_import, followed_at FROM stay"
            " WHERE list < 2 ORDER BY account_id");
        Poll poll(run);
        Standing standing;
        const auto settle = [&] {
            if (standing.follows || standing.followed)
                take(standing);
        };
        while (stays.next()) {
            poll.row();
            if (const auto account = stays.number(0); account != standing.account) {
                settle();
                standing = {};
                standing.account = account;
            }
            addStay(standing, stays, 1, places, state);
        }
        settle();
    });
}

Result<> FollowerScan::names(Id<Creator> creator,
    const std::function<void(std::int64_t account, std::string_view key)>& take, const Run& run)
{
    return guarded([&] {
        Cursor rows(m_connection, "SELECT id, key FROM account WHERE creator_id = ? ORDER BY key");
        rows.bind(1, creator.value);
        Poll poll(run);
        while (rows.next()) {
            poll.row();
            take(rows.number(0), rows.text(1));
        }
    });
}

Result<std::vector<FollowerScan::Change>> FollowerScan::changes(
    const SnapshotState& state, FollowerView view, std::optional<std::size_t> most)
{
    return guarded([&] {
        std::vector<Change> found;
        const bool left = view == FollowerView::left || view == FollowerView::nameGone;
        Cursor rows(m_connection,
            left ? "SELECT account_id, followed_at FROM stay WHERE gone_import = ?1"
                   " AND gone_import IS NOT NULL AND list = 0 AND ended = ?2"
                   " ORDER BY followed_at DESC"
                 : "SELECT account_id, followed_at FROM stay WHERE first_import = ?1"
                   " AND list = 0 AND began = ?2 AND began <> 0 ORDER BY followed_at DESC");
        rows.bind(1, state.followerImport.value);
        rows.bind(2,
            view == FollowerView::nameGone       ? 6
                : left                           ? 5
                : view == FollowerView::came     ? 1
                : view == FollowerView::returned ? 2
                                                 : 3);
        while (rows.next()) {
            const auto at = rows.optional(1);
            if (most && found.size() >= *most && (found.empty() || found.back().followedAt != at))
                break;
            found.push_back({ rows.number(0), at });
        }
        return found;
    });
}

Result<std::map<FollowerView, std::vector<FollowerScan::Change>>> FollowerScan::changesSince(
    Id<Creator> creator, const SnapshotState& state, int place)
{
    return guarded([&] {
        return place < state.followers
            ? changesBetween(m_connection, creator, place, state.followers)
            : std::map<FollowerView, std::vector<Change>>();
    });
}

Result<FollowerScan::ChangeCounts> FollowerScan::changeCounts(const SnapshotState& state)
{
    return guarded([&] {
        ChangeCounts counts;
        // One by one: a range of the index is counted in a third of the time that grouping takes.
        const auto count = [&](const char* sql, int how) {
            Query row(m_connection, sql);
            row.with(state.followerImport, how).next();
            return row.count(0);
        };
        constexpr const char* kBegan = "SELECT count(*) FROM stay WHERE first_import = ?1"
                                       " AND list = 0 AND began = ?2 AND began <> 0";
        constexpr const char* kEnded = "SELECT count(*) FROM stay WHERE gone_import = ?1"
                                       " AND gone_import IS NOT NULL AND list = 0 AND ended = ?2";
        counts.came = count(kBegan, 1);
        counts.returned = count(kBegan, 2);
        counts.renamed = count(kBegan, 3);
        counts.left = count(kEnded, 5);
        counts.nameGone = count(kEnded, 6);
        counts.nameless =
            count("SELECT count(*) FROM nameless WHERE import_id = ?1 AND list = 0 AND ?2 = 0", 0);
        return counts;
    });
}

Result<std::vector<Id<Person>>> FollowerScan::nameless(const SnapshotState& state)
{
    return guarded([&] {
        std::vector<Id<Person>> persons;
        Cursor rows(m_connection,
            "SELECT number FROM nameless WHERE import_id = ? AND list = 0 ORDER BY number");
        rows.bind(1, state.followerImport.value);
        while (rows.next())
            persons.push_back({ -rows.number(0) - 1 });
        return persons;
    });
}

Result<> FollowerScan::keys(std::span<const std::int64_t> accounts,
    const std::function<void(std::string_view key)>& take, const Run& run)
{
    return guarded([&] {
        Cursor row(m_connection, "SELECT key FROM account WHERE id = ?");
        Poll poll(run);
        for (const auto account : accounts) {
            poll.row();
            row.bind(1, account);
            take(row.next() ? row.text(0) : std::string_view());
            row.reset();
        }
    });
}

Result<> FollowerScan::followBacks(Id<Creator> creator, const SnapshotState& state,
    std::span<const std::int64_t> accounts, const std::function<void(const Standing&)>& take,
    const Run& run)
{
    return guarded([&] {
        ListingPlaces places(m_connection, creator);
        Cursor stays(m_connection,
            "SELECT list, first_import, gone_import, followed_at FROM stay"
            " WHERE account_id = ? AND list = 1");
        Poll poll(run);
        for (const auto account : accounts) {
            poll.row();
            Standing standing;
            standing.account = account;
            stays.bind(1, account);
            while (stays.next())
                addStay(standing, stays, 0, places, state);
            stays.reset();
            take(standing);
        }
    });
}

Result<std::vector<FollowerScan::Former>> FollowerScan::formers(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Former> found;
        Cursor rows(m_connection,
            "SELECT o.account_id, o.person_id, a.key FROM former o"
            " JOIN account a ON a.id = o.account_id WHERE a.creator_id = ? ORDER BY o.account_id");
        rows.bind(1, creator.value);
        while (rows.next())
            found.push_back({ rows.number(0), rows.number(1), std::string(rows.text(2)) });
        return found;
    });
}

Result<std::vector<FollowerScan::Fact>> FollowerScan::choices(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Fact> found;
        Cursor rows(m_connection,
            "SELECT d.account_id, d.choice, d.id FROM decision d JOIN account a ON a.id = "
            "d.account_id WHERE d.undone = 0 AND a.creator_id = ? ORDER BY d.account_id, d.id");
        rows.bind(1, creator.value);
        while (rows.next()) {
            const auto choice = choiceNamed(rows.text(1));
            if (choice)
                found.push_back(
                    { rows.number(0), static_cast<std::int64_t>(*choice), rows.number(2) });
        }
        return found;
    });
}

// By author, as comments lie. Only those who bore several names must be told apart: a comment that
// an older file holds under the earlier name is one comment.
Result<std::vector<FollowerScan::Fact>> FollowerScan::comments(Id<Creator> creator)
{
    return guarded([&] {
        Cursor rows(m_connection,
            "WITH said AS MATERIALIZED (SELECT author, count(DISTINCT cid) n FROM comment"
            "  WHERE creator_id = ?1 AND author > '' GROUP BY author)"
            " SELECT k.id, s.n FROM said s CROSS JOIN account k"
            "  ON k.creator_id = ?1 AND k.key = s.author"
            "  WHERE k.id NOT IN (SELECT person_id FROM former)"
            " UNION ALL SELECT m.person_id, count(DISTINCT c.cid) FROM"
            "  (SELECT person_id, account_id FROM former"
            "   UNION SELECT person_id, person_id FROM former) m"
            "  CROSS JOIN account k ON k.id = m.account_id AND k.creator_id = ?1"
            "  CROSS JOIN comment c ON c.creator_id = ?1 AND c.author = k.key GROUP BY 1"
            " ORDER BY 1");
        rows.bind(1, creator.value);
        return facts(rows);
    });
}

// An account belongs to one creator; whose it is would cost a look at each row.
Result<std::vector<FollowerScan::Fact>> FollowerScan::messages(Id<Creator>)
{
    return guarded([&] {
        Cursor rows(m_connection,
            "WITH sent AS MATERIALIZED (SELECT account_id, count(*) n FROM message"
            "  GROUP BY account_id)"
            " SELECT id, sum(n) FROM (SELECT account_id id, n FROM sent"
            "  UNION ALL SELECT o.person_id, s.n FROM former o JOIN sent s"
            "   ON s.account_id = o.account_id) GROUP BY id ORDER BY id");
        return facts(rows);
    });
}

} // namespace mutuals
