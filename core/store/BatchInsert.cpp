#include "core/store/BatchInsert.h"

#include <sqlite3.h>

namespace mutuals {

void BatchInsert::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

// A statement that fails ends the transaction, so none keeps a journal of its own ("OR FAIL").
BatchInsert::Statement BatchInsert::prepared(
    std::string_view into, const Shared& shared, std::size_t rows)
{
    std::string sql = fmt::format("INSERT OR FAIL INTO {} VALUES ", into);
    std::size_t parameter = shared.size();
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ",(";
        for (std::size_t column = 0; column < shared.size() + m_columns; ++column)
            sql += fmt::format(
                "{}?{}", column == 0 ? "" : ",", column < shared.size() ? column + 1 : ++parameter);
        sql += ')';
    }
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(m_database, sql.c_str(), static_cast<int>(sql.size()),
        SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_database, code);
    Statement statement(made);
    for (std::size_t i = 0; i < shared.size(); ++i) {
        if (shared[i])
            sqlite3_bind_int64(made, static_cast<int>(i) + 1, *shared[i]);
    }
    return statement;
}

// SQLiteCpp's own binding costs half as much again as the insert itself: these two are SQLite's.
BatchInsert::BatchInsert(Connection& connection, std::string_view into, const Shared& shared,
    int columns, std::size_t rows)
    : m_database(connection.database().getHandle())
    , m_columns(static_cast<std::size_t>(columns))
    , m_rows(rows)
    , m_shared(static_cast<int>(shared.size()))
    , m_many(prepared(into, shared, rows))
    , m_one(prepared(into, shared, 1))
{
    m_values.reserve(m_columns * m_rows);
}

void BatchInsert::add(std::optional<std::int64_t> number)
{
    push({ number ? Value::Kind::number : Value::Kind::null, 0, number.value_or(0) });
}

void BatchInsert::add(std::string_view text)
{
    const auto begin = static_cast<std::int64_t>(m_texts.size());
    m_texts += text;
    push({ Value::Kind::text, static_cast<std::uint32_t>(text.size()), begin });
}

void BatchInsert::insertAll()
{
    insert(m_many.get(), m_values);
    m_values.clear();
    m_texts.clear();
}

void BatchInsert::flush()
{
    const std::span<const Value> values(m_values);
    for (std::size_t at = 0; at < values.size(); at += m_columns)
        insert(m_one.get(), values.subspan(at, m_columns));
    m_values.clear();
    m_texts.clear();
}

void BatchInsert::insert(sqlite3_stmt* statement, std::span<const Value> values)
{
    int at = m_shared;
    for (const Value& value : values) {
        ++at;
        if (value.kind == Value::Kind::text)
            sqlite3_bind_text(statement, at, m_texts.data() + value.number,
                static_cast<int>(value.length), SQLITE_STATIC);
        else if (value.kind == Value::Kind::null)
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
