#include "core/store/Connection.h"
#include "core/store/Imports.h"
#include "core/store/Listings.h"
#include "core/store/Renames.h"

#include <vector>

namespace mutuals {

namespace {

constexpr std::size_t kPollRows = 4096;

/// Removes one import and all that only it brought.
class TakeBack {
public:
    TakeBack(Connection& connection, Id<Import> import, const Run& run)
        : m_connection(connection)
        , m_import(import)
        , m_run(run)
    {
    }

    void removeAll(Id<Creator> creator)
    {
        noteAccounts();
        for (const auto list : { ListKind::followers, ListKind::following, ListKind::blocked })
            removeListing(creator, list);
        for (const char* table : { "post_seen", "comment", "message_seen", "overview_day",
                 "follower_day", "audience_day", "activity_hour", "follower_share", "video",
                 "profile", "import_report" })
            removeRows(table);
        run("DELETE FROM post WHERE NOT EXISTS (SELECT 1 FROM post_seen WHERE post_id = post.id)");
        run("DELETE FROM message WHERE NOT EXISTS"
            " (SELECT 1 FROM message_seen WHERE message_id = message.id)");
        removeAccounts();
        removeRows("import", "id");
        settleCreator(creator);
    }

private:
    void run(const char* sql)
    {
        poll();
        Query(m_connection, sql).run();
    }
    void poll()
    {
        if (m_run.stopped())
            throw Stopped();
    }
    void removeRows(const std::string& table, const std::string& column = "import_id")
    {
        poll();
        Query(m_connection, "DELETE FROM " + table + " WHERE " + column + " = ?")
            .with(m_import)
            .run();
    }

    /// The accounts that may be mentioned by nothing else.
    void noteAccounts()
    {
        Query rows(m_connection,
            "SELECT account_id FROM stay WHERE first_import = ?1"
            " UNION SELECT m.account_id FROM message_seen s JOIN message m ON m.id = s.message_id"
            "  WHERE s.import_id = ?1");
        rows.with(m_import);
        while (rows.next())
            m_accounts.push_back(rows.number(0));
    }

    /// Joins what the listing parted, and gives its changes to the next one.
    void removeListing(Id<Creator> creator, ListKind kind)
    {
        const int list = static_cast<int>(kind);
        Query place(m_connection,
            "SELECT l.ordinal, (SELECT n.import_id FROM listing n JOIN import i ON i.id = "
            "n.import_id WHERE i.creator_id = ?3 AND n.list = ?2 AND n.ordinal = l.ordinal + 1)"
            " FROM listing l WHERE l.import_id = ?1 AND l.list = ?2");
        if (!place.with(m_import, list, creator).next())
            return;
        const int ordinal = place.count(0);
        const auto next = place.optional(1, &Query::number);
        poll();
        if (next) {
            // Gone here and back in the next one with the same follow time: never gone.
            Query(m_connection,
                "UPDATE stay SET gone_import = n.gone_import, ended = n.ended FROM stay n"
                " WHERE stay.gone_import = ?1 AND stay.list = ?2 AND n.list = ?2"
                " AND n.account_id = stay.account_id AND n.first_import = ?3"
                " AND n.followed_at IS stay.followed_at")
                .with(m_import, list, *next)
                .run();
            Query(m_connection,
                "DELETE FROM stay WHERE list = ?1 AND first_import = ?2 AND EXISTS"
                " (SELECT 1 FROM stay e WHERE e.account_id = stay.account_id AND e.list = ?1"
                "  AND e.first_import <> ?2 AND e.followed_at IS stay.followed_at"
                "  AND e.gone_import IS stay.gone_import)")
                .with(list, *next)
                .run();
            Query(m_connection,
                "UPDATE stay SET gone_import = ?3 WHERE gone_import = ?1 AND list = ?2")
                .with(m_import, list, *next)
                .run();
        } else {
            Query(m_connection,
                "UPDATE stay SET gone_import = NULL, ended = NULL WHERE gone_import = ?1 AND list "
                "= ?2")
                .with(m_import, list)
                .run();
        }
        poll();
        // Whom only this listing held.
        Query(m_connection,
            "DELETE FROM stay WHERE first_import = ?1 AND list = ?2 AND gone_import IS ?3")
            .with(m_import, list, next)
            .run();
        if (next)
            Query(m_connection,
                "UPDATE stay SET first_import = ?3 WHERE first_import = ?1 AND list = ?2")
                .with(m_import, list, *next)
                .run();
        poll();
        for (const char* table : { "rename", "nameless", "listing" })
            Query(m_connection,
                std::string("DELETE FROM ") + table + " WHERE import_id = ? AND list = ?")
                .with(m_import, list)
                .run();
        Query(m_connection,
            "UPDATE listing SET ordinal = ordinal - 1 WHERE list = ?1 AND ordinal > ?2"
            " AND import_id IN (SELECT id FROM import WHERE creator_id = ?3)")
            .with(list, ordinal, creator)
            .run();
        interpretListings(m_connection, creator, kind, ordinal);
    }

    /// What the user said of a person keeps the person.
    void removeAccounts()
    {
        Query unused(m_connection,
            "DELETE FROM account WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM stay WHERE account_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM message WHERE account_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM decision WHERE account_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM tick WHERE account_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM trial_unit WHERE account_id = ?1)");
        std::size_t done = 0;
        for (const auto account : m_accounts) {
            if (done++ % kPollRows == 0) {
                poll();
                m_run.report({ static_cast<std::int64_t>(done),
                    static_cast<std::int64_t>(m_accounts.size()) });
            }
            unused.again();
            unused.with(account).run();
        }
    }

    /// The name goes with the last file that told it, the creator with the last import, unless the
    /// user has entered something.
    void settleCreator(Id<Creator> creator)
    {
        Query(m_connection,
            "UPDATE creator SET handle = 'me', key = 'me', named = 0 WHERE id = ?1 AND named"
            " AND NOT EXISTS (SELECT 1 FROM import WHERE creator_id = ?1 AND owner IS NOT NULL)"
            " AND NOT EXISTS (SELECT 1 FROM creator WHERE key = 'me')"
            " AND EXISTS (SELECT 1 FROM import WHERE creator_id = ?1)")
            .with(creator)
            .run();
        Query(m_connection,
            "DELETE FROM creator WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM import WHERE creator_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM account WHERE creator_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM policy WHERE creator_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM note WHERE creator_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM excluded_day WHERE creator_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM trial WHERE creator_id = ?1)")
            .with(creator)
            .run();
    }

    Connection& m_connection;
    Id<Import> m_import;
    const Run& m_run;
    std::vector<std::int64_t> m_accounts;
};

} // namespace

Result<Import> Imports::takeBack(Id<Import> import, const Run& run)
{
    const auto known = all();
    if (!known)
        return tl::unexpected(known.error());
    for (const Import& one : *known) {
        if (one.id != import)
            continue;
        auto done = guarded([&] { TakeBack(m_connection, import, run).removeAll(one.creator); });
        if (!done)
            return tl::unexpected(done.error());
        return one;
    }
    return fail(Error::Code::notFound, "there is no import {}", import.value);
}

} // namespace mutuals
