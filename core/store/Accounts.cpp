#include "core/store/Accounts.h"

namespace mutuals {

Accounts::Accounts(Connection& connection, Id<Creator> creator)
    : m_insert(connection, "account (creator_id, key, handle)", { creator.value }, 2)
    , m_find(connection, "SELECT id FROM account WHERE creator_id = ? AND key = ?")
{
    m_find.bind(1, creator.value);
    Query any(connection, "SELECT 1 FROM account WHERE creator_id = ? LIMIT 1");
    m_empty = !any.with(creator).next();
    Query last(connection, "SELECT coalesce(max(id), 0) + 1 FROM account");
    last.next();
    m_next = last.number(0);
}

std::optional<std::int64_t> Accounts::find(std::string_view key)
{
    m_find.bindView(2, key);
    std::optional<std::int64_t> found;
    if (m_find.next())
        found = m_find.number(0);
    m_find.reset();
    return found;
}

std::int64_t Accounts::numberOf(std::string_view key, std::string_view handle)
{
    if (!m_empty) {
        if (const auto known = find(key))
            return *known;
    }
    m_insert.add(key);
    if (handle == key)
        m_insert.addNull();
    else
        m_insert.add(handle);
    return m_next++; // as SQLite numbers them: one more than the largest
}

} // namespace mutuals
