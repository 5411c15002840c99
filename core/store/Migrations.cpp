#include "core/store/Migrations.h"

#include "core/store/Comments.h"
#include "core/store/Connection.h"

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace mutuals {

namespace {

std::set<std::string> schemaTexts(SQLite::Database& database)
{
    std::set<std::string> texts;
    SQLite::Statement rows(database,
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE "
        "'\\'");
    while (rows.executeStep())
        texts.insert(rows.getColumn(0).getString());
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
    // Made once per process: it takes longer than all the rest of opening a workspace.
    static std::mutex guard;
    static std::map<std::string, std::set<std::string>> made;
    const std::lock_guard lock(guard);
    auto& expected = made[fmt::format("{}", fmt::join(scripts, "\n"))];
    if (expected.empty()) {
        SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE);
        for (const auto script : scripts)
            memory.exec(std::string(script));
        expected = schemaTexts(memory);
    }
    return schemaTexts(connection.database()) == expected;
}

} // namespace mutuals
