#include "core/store/Migrations.h"

#include "core/store/Comments.h"
#include "core/store/Connection.h"
#include "core/store/EmptyWorkspace.h"

#include <algorithm>
#include <string>
#include <vector>

namespace mutuals {

namespace {

/// Sorted by bytes.
std::vector<std::string> schemaTexts(SQLite::Database& database)
{
    std::vector<std::string> texts;
    SQLite::Statement rows(database,
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE "
        "'\\'");
    while (rows.executeStep())
        texts.push_back(rows.getColumn(0).getString());
    std::sort(texts.begin(), texts.end());
    return texts;
}

} // namespace

void migrate(Connection& connection, std::span<const std::string_view> scripts)
{
    auto& database = connection.database();
    const int done = database.execAndGet("PRAGMA user_version").getInt();
    if (done >= static_cast<int>(scripts.size()))
        return;
    Transaction transaction(connection);
    CommentReseal comments(connection);
    for (const auto script : scripts.subspan(static_cast<std::size_t>(done)))
        database.exec(std::string(script));
    comments.finish();
    database.exec("PRAGMA user_version = " + std::to_string(scripts.size()));
    transaction.commit();
}

bool hasExpectedSchema(Connection& connection, std::span<const std::string_view> scripts)
{
    const auto found = schemaTexts(connection.database());
    const auto all = migrationScripts();
    if (std::equal(scripts.begin(), scripts.end(), all.begin(), all.end()))
        return std::ranges::equal(found, emptyWorkspace().schema);
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
    for (const auto script : scripts)
        memory.exec(std::string(script));
    return found == schemaTexts(memory);
}

} // namespace mutuals
