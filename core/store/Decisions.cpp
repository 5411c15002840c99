#include "core/store/Decisions.h"

#include "core/store/Connection.h"
#include "core/store/Cursor.h"

#include <unordered_map>

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

/// How many of something each person has; persons without any are not in it.
using Counts = std::unordered_map<std::int64_t, int>;

Counts countsOf(Query& rows)
{
    Counts counts;
    while (rows.next())
        counts.emplace(rows.number(0), rows.count(1));
    return counts;
}

bool holdsImport(Connection& connection, Id<Creator> creator, const std::string& condition)
{
    Query row(connection, "SELECT 1 FROM import WHERE creator_id = ? AND " + condition);
    return row.with(creator).next();
}

/// Nothing when no file tells of comments.
std::optional<Counts> commentsByPerson(Connection& connection, Id<Creator> creator)
{
    if (!holdsImport(connection, creator, "comments IS NOT NULL AND kind IN ('comments', 'table')"))
        return {};
    // By author, as they lie; only of the few who bore several names must they be told apart.
    Query rows(connection,
        "WITH named AS (SELECT person_id person, account_id account FROM former"
        "   UNION SELECT person_id, person_id FROM former),"
        " said AS MATERIALIZED (SELECT author, count(DISTINCT cid) n FROM comment"
        "   WHERE creator_id = ?1 AND author > '' GROUP BY author)"
        " SELECT k.id, s.n FROM said s CROSS JOIN account k"
        "  ON k.creator_id = ?1 AND k.key = s.author WHERE k.id NOT IN (SELECT account FROM named)"
        " UNION ALL SELECT m.person, count(DISTINCT c.cid) FROM named m"
        "  CROSS JOIN account k ON k.id = m.account AND k.creator_id = ?1"
        "  CROSS JOIN comment c ON c.creator_id = ?1 AND c.author = k.key GROUP BY 1");
    rows.with(creator);
    return countsOf(rows);
}

/// Nothing when no file tells of conversations.
std::optional<Counts> messagesByPerson(Connection& connection, Id<Creator> creator)
{
    if (!holdsImport(connection, creator, "conversations IS NOT NULL"))
        return {};
    Query rows(connection,
        "SELECT coalesce(o.person_id, m.account_id), count(*) FROM message m"
        " JOIN account k ON k.id = m.account_id AND k.creator_id = ?"
        " LEFT JOIN former o ON o.account_id = m.account_id GROUP BY 1");
    rows.with(creator);
    return countsOf(rows);
}

/// The newest decision on each person, under their newest name.
std::unordered_map<std::int64_t, Choice> standingChoices(
    Connection& connection, Id<Creator> creator)
{
    std::unordered_map<std::int64_t, Choice> choices;
    Query rows(connection, std::string(kColumns) + "AND a.creator_id = ?1 ORDER BY d.id");
    rows.with(creator);
    while (rows.next()) {
        const Decision decision = decisionOf(rows);
        choices[decision.person.value] = decision.choice;
    }
    return choices;
}

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
        // What is known of a few is looked up in maps: joined in SQL, SQLite takes those few for so
        // few that it goes through all of them for every follower.
        const auto comments = commentsByPerson(m_connection, creator);
        const auto messages = messagesByPerson(m_connection, creator);
        const auto choices = standingChoices(m_connection, creator);
        const auto countOf = [](const auto& known, std::int64_t person) -> std::optional<int> {
            if (!known)
                return {};
            const auto found = known->find(person);
            return found == known->end() ? 0 : found->second;
        };
        std::vector<Open> open;
        Cursor rows(m_connection,
            "SELECT f.account_id, f.followed_at FROM account a CROSS JOIN stay f"
            " ON f.account_id = a.id AND f.list = 0 AND f.gone_import IS NULL"
            " WHERE a.creator_id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM stay g WHERE g.account_id = f.account_id AND g.list = 1"
            "  AND g.gone_import IS NULL)");
        rows.bind(1, creator.value);
        while (rows.next()) {
            const std::int64_t person = rows.number(0);
            const auto choice = choices.find(person);
            const bool isPostponed = choice != choices.end() && choice->second == Choice::later;
            if (choice != choices.end() && !isPostponed)
                continue;
            std::optional<Seconds> followedAt;
            if (const auto seconds = rows.optional(1))
                followedAt = Seconds(std::chrono::seconds(*seconds));
            open.push_back({ { person }, followedAt, countOf(comments, person),
                countOf(messages, person), isPostponed });
        }
        return open;
    });
}

} // namespace mutuals
