#include "tests/support/PlainFollowers.h"

#include "core/records/Handle.h"
#include "core/store/Connection.h"
#include "core/store/SnapshotState.h"

namespace mutuals::test {

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
    case FollowerView::nameGone:
        return from + " JOIN stay f ON f.account_id = a.id" + where
            + " AND f.list = 0 AND f.gone_import = ?4 AND f.ended = "
            + (view == FollowerView::left ? "5" : "6");
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

} // namespace

std::vector<Id<Person>> plainOrder(const std::filesystem::path& file, const FollowerQuery& query)
{
    Connection connection(file.string(), SQLite::OPEN_READWRITE);
    std::vector<Id<Person>> persons;
    const auto state = snapshotState(connection, query.creator, query.at);
    if (query.view == FollowerView::nameless) {
        Query rows(connection,
            "SELECT number FROM nameless WHERE import_id = ? AND list = 0 ORDER BY number");
        rows.with(state.followerImport);
        while (rows.next())
            persons.push_back({ -rows.number(0) - 1 });
        return persons;
    }
    Query rows(connection,
        "SELECT a.id" + source(query.view) + kSearched + " ORDER BY " + sortKey(query)
            + (query.descending ? " DESC" : " ASC") + " NULLS LAST, a.key");
    rows.with(query.creator, state.followers, state.following, state.followerImport,
        searchKey(query.search));
    while (rows.next())
        persons.push_back({ rows.number(0) });
    return persons;
}

} // namespace mutuals::test
