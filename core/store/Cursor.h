#pragma once

#include "core/store/Connection.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

struct sqlite3_stmt;

namespace mutuals {

/// A statement of its own for a million rows or look-ups: SQLite's functions as they are, where
/// Query would copy each text and count references to each column (measured: half the time).
/// Its functions throw SQLite::Exception.
class Cursor {
public:
    Cursor(Connection& connection, std::string_view sql);

    void bind(int parameter, std::int64_t number); ///< parameters count from 1
    void bindView(int parameter, std::string_view text); ///< must hold until reset() or the end
    bool next();
    void reset(); ///< to run again; what is bound stays

    std::int64_t number(int column) const; ///< columns count from 0
    bool isNull(int column) const;
    std::optional<std::int64_t> optional(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(number(column));
    }
    std::string_view text(int column) const; ///< valid until the next step

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    sqlite3* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

} // namespace mutuals
