#pragma once

#include "core/store/Connection.h"

#include <memory>
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
    /// into  "account (id, creator_id, key, handle)"; columns: how many that are
    BatchInsert(Connection& connection, std::string_view into, int columns);

    void add(std::optional<std::int64_t> number); ///< the next value of the row
    void add(std::string_view text);
    void flush(); ///< throws SQLite::Exception, as do the others

private:
    struct Value {
        bool isText = false;
        bool isNull = false;
        std::int64_t number = 0; ///< or where the text begins
        std::size_t length = 0;
    };
    void added();
    void insert(sqlite3_stmt* statement, std::size_t firstRow, std::size_t rows);

    static constexpr std::size_t kRows = 50;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
    Statement prepared(std::string_view into, std::size_t rows);

    sqlite3* m_database;
    std::size_t m_columns;
    Statement m_many;
    Statement m_one;
    std::vector<Value> m_values;
    std::string m_texts;
};

} // namespace mutuals
