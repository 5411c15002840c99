#pragma once

#include "core/store/Connection.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace mutuals {

/// Inserts rows many at a time: 50 rows a statement take half the time of 50 statements
/// (measured: 0.75 s against 0.27 s per million rows of two columns).
class BatchInsert {
public:
    /// What all rows share; nothing: null.
    using Shared = std::vector<std::optional<std::int64_t>>;

    /// into    "stay (list, first_import, account_id, followed_at)": first the columns that all
    ///         rows share, bound once, then `columns` that each row brings
    /// rows    per statement
    BatchInsert(Connection& connection, std::string_view into, const Shared& shared, int columns,
        std::size_t rows = 50);

    void add(std::optional<std::int64_t> number); ///< the next value of the row
    void add(std::string_view text);
    void addNull() { add(std::optional<std::int64_t>()); }
    void flush(); ///< throws SQLite::Exception, as do the others

private:
    struct Value {
        enum class Kind : std::uint32_t { null, number, text } kind;
        std::uint32_t length;
        std::int64_t number; ///< or where the text begins
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
    Statement prepared(std::string_view into, const Shared& shared, std::size_t rows);
    void push(const Value& value)
    {
        m_values.push_back(value);
        if (m_values.size() == m_columns * m_rows)
            insertAll();
    }
    void insertAll();
    void insert(sqlite3_stmt* statement, std::span<const Value> values);

    sqlite3* m_database;
    std::size_t m_columns;
    std::size_t m_rows;
    int m_shared;
    Statement m_many;
    Statement m_one;
    std::vector<Value> m_values;
    std::string m_texts;
};

} // namespace mutuals
