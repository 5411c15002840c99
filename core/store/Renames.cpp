#include "core/store/Renames.h"

#include "core/store/Connection.h"

#include <algorithm>
#include <string>

namespace mutuals {

namespace {

/// Of those who left: whom the listing still has a row for, under no name. Where rows without a name
/// that the listing before does not have account for all who are missing since that second.
void settleNamesGone(Connection& connection, std::int64_t import, std::int64_t previous, int list)
{
    Query(connection,
        "UPDATE stay SET ended = 6 WHERE gone_import = ?1 AND gone_import IS NOT NULL AND list = ?3"
        " AND ended = 5 AND followed_at IN (SELECT n.followed_at FROM"
        "  (SELECT followed_at, count(*) entries FROM nameless"
        "   WHERE import_id = ?1 AND list = ?3 AND followed_at IS NOT NULL GROUP BY followed_at) n"
        "  WHERE n.entries - (SELECT count(*) FROM nameless p"
        "    WHERE p.import_id = ?2 AND p.list = ?3 AND p.followed_at = n.followed_at)"
        "   >= (SELECT count(*) FROM stay g WHERE g.gone_import = ?1 AND g.gone_import IS NOT NULL"
        "    AND g.list = ?3 AND g.ended = 5 AND g.followed_at = n.followed_at)"
        "  AND NOT EXISTS (SELECT 1 FROM stay w WHERE w.first_import = ?1 AND w.list = ?3"
        "   AND w.began <> 0 AND w.followed_at = n.followed_at))")
        .with(import, previous, list)
        .run();
}

void interpretListing(
    Connection& connection, std::int64_t import, std::int64_t previous, int list, int ordinal)
{
    Query(connection, "DELETE FROM rename WHERE import_id = ? AND list = ?")
        .with(import, list)
        .run();
    if (ordinal == 0) {
        Query(connection,
            "UPDATE stay SET began = 0 WHERE first_import = ? AND list = ? AND began <> 0")
            .with(import, list)
            .run();
        return;
    }
    Query(connection,
        "INSERT INTO rename (old_account, new_account, import_id, list)"
        " SELECT o.account, n.account, ?1, ?2 FROM"
        "  (SELECT min(account_id) account, followed_at FROM stay WHERE gone_import = ?1 AND list "
        "= ?2"
        "   AND followed_at IS NOT NULL GROUP BY followed_at HAVING count(*) = 1) o"
        " JOIN"
        "  (SELECT min(account_id) account, followed_at FROM stay WHERE first_import = ?1 AND list "
        "= ?2"
        "   AND began <> 0 AND followed_at IS NOT NULL GROUP BY followed_at HAVING count(*) = 1) n"
        " USING (followed_at)")
        .with(import, list)
        .run();
    // Both are written where they change alone: two indexes hold them.
    static const std::string ended =
        "CASE WHEN EXISTS (SELECT 1 FROM rename r WHERE r.old_account = stay.account_id"
        "  AND r.import_id = ?1 AND r.list = ?2) THEN 3"
        " WHEN EXISTS (SELECT 1 FROM stay n WHERE n.account_id = stay.account_id AND n.list = ?2"
        "  AND n.first_import = ?1) THEN 4"
        " ELSE 5 END";
    static const std::string writeEnded = "UPDATE stay SET ended = " + ended
        + " WHERE gone_import = ?1 AND list = ?2 AND ended IS NOT " + ended;
    Query(connection, writeEnded).with(import, list).run();
    // Someone who takes a name that its bearer gave up has not returned: the newest earlier stay
    // tells.
    static const std::string began =
        "CASE WHEN EXISTS (SELECT 1 FROM rename r WHERE r.new_account = stay.account_id"
        "  AND r.import_id = ?1 AND r.list = ?2) THEN 3"
        " ELSE coalesce((SELECT CASE WHEN e.ended = 3 THEN 1 WHEN e.gone_import = ?1 THEN 4 ELSE 2 "
        "END"
        "  FROM stay e JOIN listing g ON g.import_id = e.gone_import AND g.list = ?2"
        "  WHERE e.account_id = stay.account_id AND e.list = ?2 AND g.ordinal <= ?3"
        "  ORDER BY g.ordinal DESC LIMIT 1), 1) END";
    static const std::string writeBegan = "UPDATE stay SET began = " + began
        + " WHERE first_import = ?1 AND list = ?2 AND began <> 0 AND began <> " + began;
    Query(connection, writeBegan).with(import, list, ordinal).run();
    settleNamesGone(connection, import, previous, list);
}

/// Who bears which name last: follows each chain of renames to its end. A name that a new bearer
/// took over is not a former one. CROSS JOIN: from the few renames to their accounts; SQLite would
/// begin with the creator's million accounts.
void settleNames(Connection& connection, Id<Creator> creator)
{
    Query(connection,
        "DELETE FROM former WHERE account_id IN (SELECT o.account_id FROM former o"
        " CROSS JOIN account a ON a.id = o.account_id WHERE a.creator_id = ?)")
        .with(creator)
        .run();
    Query(connection,
        "WITH RECURSIVE chain (account, person, list, depth) AS ("
        "  SELECT r.old_account, r.new_account, r.list, 1 FROM rename r"
        "   CROSS JOIN account a ON a.id = r.old_account"
        "   WHERE a.creator_id = ?"
        "  UNION SELECT c.account, r.new_account, c.list, c.depth + 1 FROM chain c JOIN rename r"
        "   ON r.old_account = c.person WHERE c.depth < 100)"
        " INSERT OR REPLACE INTO former (account_id, person_id)"
        " SELECT account, person FROM chain WHERE account <> person AND NOT EXISTS (SELECT 1 FROM "
        "stay s"
        "  WHERE s.account_id = chain.account AND s.list = chain.list AND s.gone_import IS NULL)"
        " ORDER BY depth")
        .with(creator)
        .run();
}

} // namespace

void interpretListings(Connection& connection, Id<Creator> creator, ListKind list, int ordinal)
{
    std::vector<std::pair<std::int64_t, int>> listings;
    {
        Query rows(connection,
            "SELECT l.import_id, l.ordinal FROM listing l JOIN import i ON i.id = l.import_id"
            " WHERE i.creator_id = ? AND l.list = ? AND l.ordinal >= ? ORDER BY l.ordinal");
        rows.with(creator, static_cast<int>(list), std::max(ordinal - 1, 0));
        while (rows.next())
            listings.emplace_back(rows.number(0), rows.count(1));
    }
    // What was the first listing until now has stays that began with it.
    if (ordinal == 0 && listings.size() > 1) {
        Query(connection,
            "UPDATE stay SET began = 1 WHERE first_import = ? AND list = ? AND began = 0")
            .with(listings[1].first, static_cast<int>(list))
            .run();
    }
    std::int64_t previous = 0;
    for (const auto& [import, place] : listings) {
        if (place >= ordinal)
            interpretListing(connection, import, previous, static_cast<int>(list), place);
        previous = import;
    }
    settleNames(connection, creator);
}

} // namespace mutuals
