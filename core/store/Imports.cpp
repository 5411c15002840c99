#include "core/store/Imports.h"

#include "core/store/Connection.h"

namespace mutuals {

namespace {

constexpr const char* kColumns =
    "SELECT id, creator_id, kind, file, imported_at, as_of, from_day, to_day, seen, fresh, known,"
    " rejected, followers, following, blocked, posts, comments, days, conversations,"
    " profiles, owner FROM import ";

Import importOf(Query& row)
{
    Import import;
    import.id = { row.number(0) };
    import.creator = { row.number(1) };
    import.kind = kindNamed(row.text(2)).value_or(ImportKind::archive);
    import.file = row.text(3);
    import.importedAt = row.time(4);
    import.asOf = row.time(5);
    import.from = row.optional(6, &Query::day);
    import.to = row.optional(7, &Query::day);
    import.rows = { row.number(8), row.number(9), row.number(10), row.number(11) };
    int column = 12;
    for (auto* list : { &import.lists.followers, &import.lists.following, &import.lists.blocked,
             &import.lists.posts, &import.lists.comments, &import.lists.days,
             &import.lists.conversations, &import.lists.profiles })
        *list = row.optional(column++, &Query::count);
    import.owner = row.isNull(column) ? std::string() : std::string(row.text(column));
    return import;
}

} // namespace

Imports::Imports(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<Import>> Imports::all(std::optional<Id<Creator>> creator)
{
    return guarded([&] {
        std::vector<Import> imports;
        Query rows(m_connection,
            std::string(kColumns) + "WHERE ?1 IS NULL OR creator_id = ?1 ORDER BY id DESC");
        rows.with(creator);
        while (rows.next())
            imports.push_back(importOf(rows));
        return imports;
    });
}

Result<std::vector<Report>> Imports::reports(Id<Import> import)
{
    return guarded([&] {
        std::vector<Report> reports;
        Query rows(m_connection,
            "SELECT place, reason FROM import_report WHERE import_id = ? ORDER BY number");
        rows.with(import);
        while (rows.next())
            reports.push_back({ std::string(rows.text(0)), std::string(rows.text(1)) });
        return reports;
    });
}

Result<std::optional<Import>> Imports::withContent(
    Id<Creator> creator, std::string_view contentHash)
{
    return guarded([&]() -> std::optional<Import> {
        Query row(m_connection, std::string(kColumns) + "WHERE creator_id = ? AND content = ?");
        if (!row.with(creator, contentHash).next())
            return {};
        return importOf(row);
    });
}

Result<Id<Import>> Imports::begin(const Import& import, std::string_view contentHash)
{
    return guarded([&] {
        Query(m_connection,
            "INSERT INTO import (creator_id, kind, file, content, imported_at, as_of, from_day, "
            "to_day,"
            " owner, seen, fresh, known, rejected, row_count, row_hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), 0, 0, 0, 0, 0, 0)")
            .with(import.creator, kindName(import.kind), import.file, contentHash,
                import.importedAt, import.asOf, import.from, import.to, import.owner)
            .run();
        return Id<Import> { m_connection.database().getLastInsertRowid() };
    });
}

std::uint64_t ownHash(Connection& connection, Id<Import> import)
{
    std::uint64_t sum = 0;
    const auto addRows = [&](const char* kind, const char* sql) {
        Query rows(connection, sql);
        rows.with(import);
        while (rows.next()) {
            RowHash hash(kind);
            for (int column = 0; column < rows.columns(); ++column) {
                if (rows.isNull(column))
                    hash.add(std::optional<std::int64_t>());
                else
                    hash.add(rows.text(column)); // numbers as their digits
            }
            sum += hash.value();
        }
    };
    addRows("import",
        "SELECT kind, file, content, as_of, from_day, to_day, seen, rejected, followers, following,"
        " blocked, posts, comments, days, conversations FROM import WHERE id = ?");
    addRows("profiles", "SELECT profiles FROM import WHERE id = ? AND profiles IS NOT NULL");
    addRows("listing",
        "SELECT list, named, nameless, own_count FROM listing WHERE import_id = ? ORDER BY list");
    addRows("report", "SELECT number, place, reason FROM import_report WHERE import_id = ?");
    return sum;
}

Result<> Imports::finish(
    const Import& import, const RowSeal& seal, const std::vector<Report>& reports)
{
    return guarded([&] {
        const ListCounts& lists = import.lists;
        Query(m_connection,
            "UPDATE import SET seen = ?, fresh = ?, known = ?, rejected = ?, followers = ?,"
            " following = ?, blocked = ?, posts = ?, comments = ?, days = ?, conversations = ?,"
            " profiles = ?, row_count = ? WHERE id = ?")
            .with(import.rows.seen, import.rows.fresh, import.rows.known, import.rows.rejected,
                lists.followers, lists.following, lists.blocked, lists.posts, lists.comments,
                lists.days, lists.conversations, lists.profiles, seal.rows, import.id)
            .run();
        int number = 0;
        for (const Report& report : reports) {
            Query(m_connection,
                "INSERT INTO import_report (import_id, number, place, reason) VALUES (?, ?, ?, ?)")
                .with(import.id, number++, report.place, report.reason)
                .run();
        }
        const std::uint64_t hash = seal.hash + ownHash(m_connection, import.id);
        Query(m_connection, "UPDATE import SET row_hash = ? WHERE id = ?")
            .with(static_cast<std::int64_t>(hash), import.id)
            .run();
    });
}

} // namespace mutuals
