#include "core/store/Schema.h"

#include "core/store/Connection.h"
#include "core/store/Migrations.h"

#include <sqlite3.h>

namespace mutuals {

void harden(Connection& connection)
{
    sqlite3* handle = connection.database().getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    connection.execute(
        "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON;"
        "PRAGMA temp_store = MEMORY");
}

int schemaOf(Connection& connection)
{
    return connection.database().execAndGet("PRAGMA user_version").getInt();
}

Result<> judgeSchema(Connection& connection, const std::filesystem::path& file)
{
    return guarded([&]() -> Result<> {
        const auto application =
            connection.database().execAndGet("PRAGMA application_id").getInt64();
        if (application != kApplicationId)
            return fail(
                Error::Code::notAWorkspace, "{} is the database of another program", file.string());
        const auto version = schemaOf(connection);
        const auto scripts = migrationScripts();
        if (version < 1)
            return fail(Error::Code::notAWorkspace, "{}: schema {}", file.string(), version);
        if (version > static_cast<int>(scripts.size()))
            return fail(Error::Code::schemaTooNew, "{}: schema {}, known are 1 to {}",
                file.string(), version, scripts.size());
        if (!hasExpectedSchema(connection, scripts.first(static_cast<std::size_t>(version))))
            return fail(Error::Code::notAWorkspace, "{}: tables differ from those of a workspace",
                file.string());
        return {};
    }).and_then([](Result<> judged) { return judged; });
}

} // namespace mutuals
