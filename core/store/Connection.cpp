#include "core/store/Connection.h"

#include <sqlite3.h>

namespace mutuals {

namespace {

/// Counting every allocation under one lock costs a tenth of an import, and nobody reads the count.
[[maybe_unused]] const int kNoStatistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);

} // namespace

// One thread uses a connection at a time: SQLite's own lock around each call only costs.
Connection::Connection(const std::string& file, int flags)
    : m_database(file, flags | SQLITE_OPEN_NOMUTEX, 5000)
{
}

SQLite::Statement& Connection::prepared(std::string_view sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        std::string text(sql);
        auto statement = std::make_unique<SQLite::Statement>(m_database, text);
        found = m_statements.emplace(std::move(text), std::move(statement)).first;
    }
    return *found->second;
}

Error errorOf(const SQLite::Exception& exception)
{
    const auto code = [&] {
        switch (exception.getErrorCode() & 0xff) {
        case SQLITE_INTERRUPT:
            return Error::Code::cancelled;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Error::Code::workspaceBusy;
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return Error::Code::cannotWrite;
        case SQLITE_CANTOPEN:
            return Error::Code::cannotOpen;
        case SQLITE_NOTADB:
            return Error::Code::notAWorkspace;
        default:
            return Error::Code::database;
        }
    }();
    return Error { code, exception.what() };
}

UncheckedLinks::UncheckedLinks(Connection& connection)
    : m_connection(connection)
{
    m_connection.execute("PRAGMA foreign_keys = OFF");
}

UncheckedLinks::~UncheckedLinks()
{
    try {
        m_connection.execute("PRAGMA foreign_keys = ON");
    } catch (const SQLite::Exception&) {
        // Out of memory; the next statement says so.
    }
}

Reading::Reading(Connection& connection)
    : m_connection(connection)
{
    m_connection.execute("SAVEPOINT reading"); // within a transaction of the caller as well
}

Reading::~Reading()
{
    try {
        m_connection.execute("RELEASE reading");
    } catch (const SQLite::Exception&) {
        // Nothing was written that could be lost.
    }
}

Transaction::Transaction(Connection& connection)
    : m_connection(connection)
{
    m_connection.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_connection.execute("ROLLBACK");
    } catch (const SQLite::Exception&) {
        // SQLite has rolled back by itself, as after a full disk.
    }
}

void Transaction::commit()
{
    m_connection.execute("COMMIT");
    m_open = false;
}

} // namespace mutuals
