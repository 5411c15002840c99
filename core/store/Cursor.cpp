#include "core/store/Cursor.h"

#include <sqlite3.h>

namespace mutuals {

void Cursor::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Cursor::Cursor(Connection& connection, std::string_view sql)
    : m_database(connection.database().getHandle())
{
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()),
        SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_database, code);
    m_statement.reset(made);
}

void Cursor::bind(int parameter, std::int64_t number)
{
    if (const int code = sqlite3_bind_int64(m_statement.get(), parameter, number);
        code != SQLITE_OK)
        throw SQLite::Exception(m_database, code);
}

void Cursor::bindView(int parameter, std::string_view text)
{
    if (const int code = sqlite3_bind_text(m_statement.get(), parameter, text.data(),
            static_cast<int>(text.size()), SQLITE_STATIC);
        code != SQLITE_OK)
        throw SQLite::Exception(m_database, code);
}

bool Cursor::next()
{
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        throw SQLite::Exception(m_database, code);
    return code == SQLITE_ROW;
}

void Cursor::reset()
{
    sqlite3_reset(m_statement.get());
}

std::int64_t Cursor::number(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

bool Cursor::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

std::string_view Cursor::text(int column) const
{
    const auto* bytes = sqlite3_column_text(m_statement.get(), column);
    if (!bytes)
        return {};
    return { reinterpret_cast<const char*>(bytes),
        static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column)) };
}

} // namespace mutuals
