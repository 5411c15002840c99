#include "core/store/Accounts.h"

namespace mutuals {

Accounts::Accounts(Connection& connection, Id<Creator> creator)
    : m_connection(connection)
    , m_creator(creator)
    , m_insert(connection, "account (id, creator_id, key, handle)", 4)
{
    Query any(connection, "SELECT 1 FROM account WHERE creator_id = ? LIMIT 1");
    m_empty = !any.with(creator).next();
    Query last(connection, "SELECT coalesce(max(id), 0) + 1 FROM account");
    last.next();
    m_next = last.number(0);
}

std::optional<std::int64_t> Accounts::find(std::string_view key)
{
    Query known(m_connection, "SELECT id FROM account WHERE creator_id = ? AND key = ?");
    if (!known.with(m_creator, key).next())
        return {};
    return known.number(0);
}

std::int64_t Accounts::numberOf(std::string_view key, std::string_view handle)
{
    if (!m_empty) {
        if (const auto known = find(key))
            return *known;
    }
    m_insert.add(m_next);
    m_insert.add(m_creator.value);
    m_insert.add(key);
    if (handle == key)
        m_insert.add(std::nullopt);
    else
        m_insert.add(handle);
    return m_next++;
}

} // namespace mutuals
