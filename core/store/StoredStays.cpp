#include "core/store/StoredStays.h"

namespace mutuals {

namespace {

constexpr std::int64_t kNear = 32; ///< accounts that are stepped over rather than looked up
constexpr int kMostStrays = 8;

StoredStay stayOf(const Cursor& row)
{
    return { row.number(0), row.number(1), row.number(2), row.optional(3), row.optional(4) };
}

} // namespace

StoredStays::StoredStays(Connection& connection, Id<Creator> creator)
    : m_names(connection, "SELECT id, key FROM account WHERE creator_id = ? ORDER BY key")
    , m_sequence(connection,
          "SELECT account_id, list, first_import, gone_import, followed_at FROM stay"
          " WHERE account_id >= ? ORDER BY account_id")
    , m_single(connection,
          "SELECT account_id, list, first_import, gone_import, followed_at FROM stay"
          " WHERE account_id = ?")
{
    m_names.bind(1, creator.value);
    advance();
}

void StoredStays::advance()
{
    do {
        m_atEnd = !m_names.next();
        if (m_atEnd)
            return;
        find(m_names.number(0));
    } while (m_stays.empty());
    m_key = m_names.text(1);
}

void StoredStays::find(std::int64_t account)
{
    m_stays.clear();
    if (m_hasNext && account >= m_next.account && account - m_next.account <= kNear) {
        takeFromSequence(account);
        m_strays = 0;
    } else if (m_hasNext && ++m_strays < kMostStrays) {
        m_single.bind(1, account);
        while (m_single.next())
            m_stays.push_back(stayOf(m_single));
        m_single.reset();
    } else {
        goTo(account);
        takeFromSequence(account);
        m_strays = 0;
    }
}

void StoredStays::goTo(std::int64_t account)
{
    m_sequence.reset();
    m_sequence.bind(1, account);
    step();
}

void StoredStays::step()
{
    m_hasNext = m_sequence.next();
    if (m_hasNext)
        m_next = stayOf(m_sequence);
}

void StoredStays::takeFromSequence(std::int64_t account)
{
    for (; m_hasNext && m_next.account <= account; step()) {
        if (m_next.account == account)
            m_stays.push_back(m_next);
    }
}

} // namespace mutuals
