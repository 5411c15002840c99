#pragma once

#include "core/records/Creator.h"
#include "core/store/BatchInsert.h"
#include "core/store/Cursor.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace mutuals {

/// Gives user names their account numbers, making new accounts as needed.
/// Used within a transaction; what it makes is there after flush(). Throws SQLite::Exception.
class Accounts {
public:
    Accounts(Connection& connection, Id<Creator> creator);

    /// The account of a name; made when no file mentioned it before. The same name must not be
    /// asked for twice between two flushes.
    std::int64_t numberOf(std::string_view key, std::string_view handle);
    std::optional<std::int64_t> find(std::string_view key);
    void flush() { m_insert.flush(); }

private:
    BatchInsert m_insert;
    Cursor m_find;
    bool m_empty; ///< the creator had no account: nothing to look up
    std::int64_t m_next;
};

} // namespace mutuals
