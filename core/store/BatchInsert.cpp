#include "core/store/BatchInsert.h"

#include <sqlite3.h>

namespace mutuals {

void BatchInsert::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

BatchInsert::Statement BatchInsert::prepared(std::string_view into, std::size_t rows)
{
    std::string row = "(?";
    for (std::size_t i = 1; i < m_columns; ++i)
        row += ",?";
    row += ")";
    std::string sql = "INSERT INTO " + std::string(into) + " VALUES ";
    for (std::size_t i = 0; i < rows; ++i)
        sql += (i ? "," : "") + row;
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(
        m_database, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_database, code);
    return Statement(statement);
}

// SQLiteCpp's own binding costs half as much again as the insert itself: these two are SQLite's.
BatchInsert::BatchInsert(Connection& connection, std::string_view into, int columns)
    : m_database(connection.database().getHandle())
    , m_columns(static_cast<std::size_t>(columns))
    , m_many(prepared(into, kRows))
    , m_one(prepared(into, 1))
{
    m_values.reserve(m_columns * kRows);
}

void BatchInsert::add(std::optional<std::int64_t> number)
{
    m_values.push_back({ false, !number.has_value(), number.value_or(0), 0 });
    added();
}

void BatchInsert::add(std::string_view text)
{
    m_values.push_back({ true, false, static_cast<std::int64_t>(m_texts.size()), text.size() });
    m_texts += text;
    added();
}

void BatchInsert::added()
{
    if (m_values.size() < m_columns * kRows)
        return;
    insert(m_many.get(), 0, kRows);
    m_values.clear();
    m_texts.clear();
}

void BatchInsert::flush()
{
    for (std::size_t row = 0; row < m_values.size() / m_columns; ++row)
        insert(m_one.get(), row, 1);
    m_values.clear();
    m_texts.clear();
}

void BatchInsert::insert(sqlite3_stmt* statement, std::size_t firstRow, std::size_t rows)
{
    int at = 0;
    for (std::size_t i = firstRow * m_columns; i < (firstRow + rows) * m_columns; ++i) {
        const Value& value = m_values[i];
        ++at;
        if (value.isText)
            sqlite3_bind_text(statement, at, m_texts.data() + value.number,
                static_cast<int>(value.length), SQLITE_STATIC);
        else if (value.isNull)
            sqlite3_bind_null(statement, at);
        else
            sqlite3_bind_int64(statement, at, value.number);
    }
    const int code = sqlite3_step(statement);
    if (code != SQLITE_DONE)
        throw SQLite::Exception(m_database, code);
    sqlite3_reset(statement);
}

} // namespace mutuals
