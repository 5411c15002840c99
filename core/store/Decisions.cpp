#include "core/store/Decisions.h"

#include "core/store/Connection.h"

namespace mutuals {

namespace {

Decision decisionOf(Query& row)
{
    Decision decision;
    decision.id = { row.number(0) };
    decision.person = { row.number(1) };
    decision.handle = row.text(2);
    decision.choice = choiceNamed(row.text(3)).value_or(Choice::later);
    decision.reason = row.text(4);
    decision.decidedAt = row.time(5);
    return decision;
}

/// Decisions under the newest name of the person: a rename does not lose them.
constexpr const char* kColumns =
    "SELECT d.id, coalesce(o.person_id, d.account_id) person, coalesce(a.handle, a.key) handle, "
    "d.choice,"
    " d.reason, d.decided_at FROM decision d LEFT JOIN former o ON o.account_id = d.account_id"
    " JOIN account a ON a.id = coalesce(o.person_id, d.account_id) WHERE d.undone = 0 ";

} // namespace

Decisions::Decisions(Connection& connection)
    : m_connection(connection)
{
}

Result<Id<Decision>> Decisions::decide(
    Id<Person> person, Choice choice, std::string_view reason, Seconds at)
{
    return guarded([&] {
        Query(m_connection,
            "INSERT INTO decision (account_id, choice, reason, decided_at) VALUES (?, ?, ?, ?)")
            .with(person, choiceName(choice), reason, at)
            .run();
        return Id<Decision> { m_connection.database().getLastInsertRowid() };
    });
}

Result<std::optional<Decision>> Decisions::undo(Id<Creator> creator)
{
    auto newest = recent(creator, 1);
    if (!newest)
        return tl::unexpected(newest.error());
    if (newest->empty())
        return std::nullopt;
    return undo(newest->front().id);
}

Result<std::optional<Decision>> Decisions::undo(Id<Decision> decision)
{
    return guarded([&]() -> std::optional<Decision> {
        std::optional<Decision> taken;
        {
            Query row(m_connection, std::string(kColumns) + "AND d.id = ?1");
            if (!row.with(decision).next())
                return {};
            taken = decisionOf(row);
        }
        Query(m_connection, "UPDATE decision SET undone = 1 WHERE id = ?").with(decision).run();
        return taken;
    });
}

Result<std::vector<Decision>> Decisions::recent(Id<Creator> creator, int limit)
{
    return guarded([&] {
        std::vector<Decision> decisions;
        Query rows(m_connection,
            std::string(kColumns) + "AND a.creator_id = ?1 ORDER BY d.id DESC LIMIT ?2");
        rows.with(creator, limit);
        while (rows.next())
            decisions.push_back(decisionOf(rows));
        return decisions;
    });
}

Result<std::vector<Decision>> Decisions::standing(Id<Creator> creator, Choice choice)
{
    return guarded([&] {
        // The newest decision of each person counts; SQLite takes the columns from the row of
        // max().
        std::vector<Decision> decisions;
        Query rows(m_connection,
            "SELECT * FROM (SELECT max(id) id, person, handle, choice, reason, decided_at FROM ("
                + std::string(kColumns)
                + "AND a.creator_id = ?1) GROUP BY person) WHERE choice = ?2 ORDER BY id");
        rows.with(creator, choiceName(choice));
        while (rows.next())
            decisions.push_back(decisionOf(rows));
        return decisions;
    });
}

Result<> Decisions::tick(Id<Person> person, std::optional<Seconds> at)
{
    return guarded([&] {
        if (at)
            Query(m_connection, "INSERT OR REPLACE INTO tick (account_id, at) VALUES (?, ?)")
                .with(person, *at)
                .run();
        else
            Query(m_connection,
                "DELETE FROM tick WHERE account_id = ?1 OR account_id IN"
                " (SELECT account_id FROM former WHERE person_id = ?1)")
                .with(person)
                .run();
    });
}

Result<std::optional<Seconds>> Decisions::tickedAt(Id<Person> person)
{
    return guarded([&]() -> std::optional<Seconds> {
        Query row(m_connection,
            "SELECT max(at) FROM tick WHERE account_id = ?1 OR account_id IN"
            " (SELECT account_id FROM former WHERE person_id = ?1)");
        row.with(person).next();
        return row.optional(0, &Query::time);
    });
}

Result<std::vector<Decisions::Open>> Decisions::open(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Open> open;
        Query rows(m_connection,
            "WITH bearer AS (SELECT account_id, person_id FROM former),"
            " standing AS (SELECT person, choice FROM (SELECT coalesce(o.person_id, d.account_id) "
            "person,"
            "   d.choice, max(d.id) FROM decision d LEFT JOIN bearer o ON o.account_id = "
            "d.account_id"
            "   WHERE d.undone = 0 GROUP BY 1)),"
            // Comments by author, as they lie; only of the few who bore several names must they be
            // told apart.
            " named AS (SELECT person_id person, account_id account FROM former"
            "   UNION SELECT person_id, person_id FROM former),"
            " said AS MATERIALIZED (SELECT author, count(DISTINCT cid) n FROM comment"
            "   WHERE creator_id = ?1 AND author > '' GROUP BY author),"
            " spoken AS (SELECT k.id person, s.n FROM said s CROSS JOIN account k"
            "    ON k.creator_id = ?1 AND k.key = s.author"
            "    WHERE k.id NOT IN (SELECT account FROM named)"
            "   UNION ALL SELECT m.person, count(DISTINCT c.cid) FROM named m"
            "    CROSS JOIN account k ON k.id = m.account"
            "    CROSS JOIN comment c ON c.creator_id = ?1 AND c.author = k.key GROUP BY 1),"
            " written AS (SELECT coalesce(o.person_id, m.account_id) person, count(*) n FROM "
            "message m"
            "   LEFT JOIN bearer o ON o.account_id = m.account_id GROUP BY 1),"
            " known AS (SELECT"
            "   EXISTS (SELECT 1 FROM import WHERE creator_id = ?1 AND comments IS NOT NULL"
            "    AND kind IN ('comments', 'table')) comments,"
            "   EXISTS (SELECT 1 FROM import WHERE creator_id = ?1 AND conversations IS NOT NULL) "
            "messages)"
            " SELECT f.account_id, f.followed_at,"
            "  CASE WHEN known.comments THEN coalesce(spoken.n, 0) END,"
            "  CASE WHEN known.messages THEN coalesce(written.n, 0) END,"
            "  standing.choice IS NOT NULL"
            " FROM known CROSS JOIN stay f JOIN account a ON a.id = f.account_id"
            " LEFT JOIN standing ON standing.person = f.account_id"
            " LEFT JOIN spoken ON spoken.person = f.account_id"
            " LEFT JOIN written ON written.person = f.account_id"
            " WHERE a.creator_id = ?1 AND f.list = 0 AND f.gone_import IS NULL"
            " AND (standing.choice IS NULL OR standing.choice = 'later')"
            " AND NOT EXISTS (SELECT 1 FROM stay g WHERE g.account_id = f.account_id AND g.list = 1"
            "  AND g.gone_import IS NULL)");
        rows.with(creator);
        while (rows.next())
            open.push_back({ { rows.number(0) }, rows.optional(1, &Query::time),
                rows.optional(2, &Query::count), rows.optional(3, &Query::count),
                rows.number(4) != 0 });
        return open;
    });
}

} // namespace mutuals
