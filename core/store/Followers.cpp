#include "core/store/Followers.h"

#include "core/records/Handle.h"
#include "core/store/Connection.h"
#include "core/store/SnapshotState.h"

namespace mutuals {

namespace {

// Parameters: ?1 creator, ?2 ?3 places of the follower and following listing, ?4 its import,
// ?5 searched text.

/// Joins the account `a` with its stay in a list at the snapshot, as `f` or `g`.
constexpr const char* kFollowerStay =
    " JOIN stay f ON f.account_id = a.id AND f.list = 0"
    " JOIN listing ff ON ff.import_id = f.first_import AND ff.list = 0 AND ff.ordinal <= ?2"
    " LEFT JOIN listing fg ON fg.import_id = f.gone_import AND fg.list = 0";
constexpr const char* kFollowerPresent = " AND (fg.ordinal IS NULL OR fg.ordinal > ?2)";
constexpr const char* kFollowingStay =
    " JOIN stay g ON g.account_id = a.id AND g.list = 1"
    " JOIN listing gf ON gf.import_id = g.first_import AND gf.list = 1 AND gf.ordinal <= ?3"
    " LEFT JOIN listing gg ON gg.import_id = g.gone_import AND gg.list = 1";
constexpr const char* kFollowingPresent = " AND (gg.ordinal IS NULL OR gg.ordinal > ?3)";
constexpr const char* kIsFollowed =
    "(SELECT max(g.followed_at) FROM stay g"
    " JOIN listing gf ON gf.import_id = g.first_import AND gf.list = 1 AND gf.ordinal <= ?3"
    " LEFT JOIN listing gg ON gg.import_id = g.gone_import AND gg.list = 1"
    " WHERE g.account_id = a.id AND g.list = 1 AND (gg.ordinal IS NULL OR gg.ordinal > ?3))";
constexpr const char* kExistsFollowed =
    "EXISTS (SELECT 1 FROM stay g"
    " JOIN listing gf ON gf.import_id = g.first_import AND gf.list = 1 AND gf.ordinal <= ?3"
    " LEFT JOIN listing gg ON gg.import_id = g.gone_import AND gg.list = 1"
    " WHERE g.account_id = a.id AND g.list = 1 AND (gg.ordinal IS NULL OR gg.ordinal > ?3))";
constexpr const char* kExistsFollower =
    "EXISTS (SELECT 1 FROM stay f"
    " JOIN listing ff ON ff.import_id = f.first_import AND ff.list = 0 AND ff.ordinal <= ?2"
    " LEFT JOIN listing fg ON fg.import_id = f.gone_import AND fg.list = 0"
    " WHERE f.account_id = a.id AND f.list = 0 AND (fg.ordinal IS NULL OR fg.ordinal > ?2))";
constexpr const char* kSameNames =
    "IN (SELECT a.id UNION ALL SELECT account_id FROM former WHERE person_id = a.id)";

/// FROM and WHERE of a view over accounts `a`.
std::string source(FollowerView view)
{
    const std::string from = " FROM account a";
    const std::string where = " WHERE a.creator_id = ?1";
    switch (view) {
    case FollowerView::all:
        return from + kFollowerStay + where + kFollowerPresent;
    case FollowerView::mutual:
        return from + kFollowerStay + where + kFollowerPresent + " AND " + kExistsFollowed;
    case FollowerView::fans:
        return from + kFollowerStay + where + kFollowerPresent + " AND NOT " + kExistsFollowed;
    case FollowerView::followingOnly:
        return from + kFollowingStay + where + kFollowingPresent + " AND NOT " + kExistsFollower;
    case FollowerView::came:
        return from + " JOIN stay f ON f.account_id = a.id" + where
            + " AND f.list = 0 AND f.first_import = ?4 AND f.began = 1";
    case FollowerView::returned:
        return from + " JOIN stay f ON f.account_id = a.id" + where
            + " AND f.list = 0 AND f.first_import = ?4 AND f.began = 2";
    case FollowerView::renamed:
        return from + " JOIN stay f ON f.account_id = a.id" + where
            + " AND f.list = 0 AND f.first_import = ?4 AND f.began = 3";
    case FollowerView::left:
        return from + " JOIN stay f ON f.account_id = a.id" + where
            + " AND f.list = 0 AND f.gone_import = ?4 AND f.ended = 5";
    case FollowerView::nameless:
        break;
    }
    return {};
}

std::string sortKey(const FollowerQuery& query)
{
    switch (query.sort) {
    case FollowerColumn::handle:
        return "a.key";
    case FollowerColumn::followedAt:
        return query.view == FollowerView::followingOnly ? "g.followed_at" : "f.followed_at";
    case FollowerColumn::followedBackAt:
        return query.view == FollowerView::followingOnly ? "g.followed_at" : kIsFollowed;
    case FollowerColumn::relation:
        return kExistsFollowed;
    case FollowerColumn::comments:
        return std::string("(SELECT count(DISTINCT c.cid) FROM account k CROSS JOIN comment c"
                           " ON c.creator_id = k.creator_id AND c.author = k.key WHERE k.id ")
            + kSameNames + ")";
    case FollowerColumn::messages:
        return std::string("(SELECT count(*) FROM message m WHERE m.account_id ") + kSameNames
            + ")";
    case FollowerColumn::decision:
        return std::string("(SELECT d.choice FROM decision d WHERE d.undone = 0 AND d.account_id ")
            + kSameNames + " ORDER BY d.id DESC LIMIT 1)";
    }
    return "a.key";
}

constexpr const char* kSearched =
    " AND (?5 = '' OR instr(a.key, ?5) > 0 OR EXISTS (SELECT 1 FROM former o JOIN account e"
    " ON e.id = o.account_id WHERE o.person_id = a.id AND instr(e.key, ?5) > 0))";

/// People write handles as TikTok shows them, with an @.
std::string searchKey(std::string_view text)
{
    if (text.starts_with('@'))
        text.remove_prefix(1);
    return handleKey(text);
}

} // namespace

Followers::Followers(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<Id<Person>>> Followers::order(const FollowerQuery& query)
{
    return guarded([&] {
        std::vector<Id<Person>> persons;
        const auto state = snapshotState(m_connection, query.creator, query.at);
        if (query.view == FollowerView::nameless) {
            Query rows(m_connection,
                "SELECT number FROM nameless WHERE import_id = ? AND list = 0 ORDER BY number");
            rows.with(state.followerImport);
            while (rows.next())
                persons.push_back({ -rows.number(0) - 1 });
            return persons;
        }
        const std::string direction = query.descending ? " DESC" : " ASC";
        Query rows(m_connection,
            "SELECT a.id" + source(query.view) + kSearched + " ORDER BY " + sortKey(query)
                + direction + " NULLS LAST, a.key");
        rows.with(query.creator, state.followers, state.following, state.followerImport,
            searchKey(query.search));
        while (rows.next())
            persons.push_back({ rows.number(0) });
        return persons;
    });
}

Result<FollowerCounts> Followers::counts(Id<Creator> creator, std::optional<Day> at)
{
    return guarded([&] {
        const auto state = snapshotState(m_connection, creator, at);
        const auto count = [&](FollowerView view) {
            Query row(m_connection, "SELECT count(*)" + source(view) + kSearched);
            row.with(creator, state.followers, state.following, state.followerImport, "").next();
            return row.count(0);
        };
        FollowerCounts counts;
        counts.all = count(FollowerView::all);
        counts.mutual = count(FollowerView::mutual);
        counts.fans = counts.all - counts.mutual;
        counts.followingOnly = count(FollowerView::followingOnly);
        if (state.followers > 0) {
            counts.came = count(FollowerView::came);
            counts.left = count(FollowerView::left);
            counts.returned = count(FollowerView::returned);
            counts.renamed = count(FollowerView::renamed);
        }
        Query nameless(
            m_connection, "SELECT count(*) FROM nameless WHERE import_id = ? AND list = 0");
        nameless.with(state.followerImport).next();
        counts.nameless = nameless.count(0);
        return counts;
    });
}

Result<std::optional<Id<Person>>> Followers::find(Id<Creator> creator, std::string_view handle)
{
    return guarded([&]() -> std::optional<Id<Person>> {
        Query row(m_connection,
            "SELECT coalesce(o.person_id, a.id) FROM account a LEFT JOIN former o ON o.account_id "
            "= a.id"
            " WHERE a.creator_id = ? AND a.key = ?");
        if (!row.with(creator, handleKey(cleanHandle(handle))).next())
            return {};
        return Id<Person> { row.number(0) };
    });
}

Result<FollowBacks> Followers::followBacks(Id<Creator> creator)
{
    return guarded([&] {
        FollowBacks found;
        Query rows(m_connection,
            "SELECT DISTINCT g.account_id, g.followed_at FROM stay g JOIN account a ON a.id = "
            "g.account_id"
            " JOIN stay f ON f.account_id = g.account_id AND f.list = 0"
            " WHERE a.creator_id = ? AND g.list = 1 AND g.followed_at > f.followed_at"
            " ORDER BY g.followed_at");
        rows.with(creator);
        while (rows.next())
            found.moments.push_back(rows.time(1));
        Query known(m_connection,
            "SELECT (SELECT min(s.followed_at) FROM stay s JOIN account a ON a.id = s.account_id"
            "        WHERE a.creator_id = ?1),"
            " (SELECT max(i.as_of) FROM listing l JOIN import i ON i.id = l.import_id"
            "  WHERE i.creator_id = ?1 AND l.list = 1)");
        known.with(creator).next();
        if (!known.isNull(0) && !known.isNull(1))
            found.known = { dayOf(known.time(0)), dayOf(known.time(1)) + std::chrono::days(1) };
        return found;
    });
}

} // namespace mutuals
