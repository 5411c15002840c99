#include "core/import/RowSorter.h"

#include "core/records/Handle.h"

#include <cstring>
#include <limits>

namespace mutuals {

namespace {

constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// The value of a row: its time, and the handle where that differs from the key.
std::int64_t timeOf(std::string_view value)
{
    std::int64_t time = 0;
    std::memcpy(&time, value.data(), sizeof time);
    return time;
}

} // namespace

Result<> RowSorter::add(std::string_view handle, std::optional<Seconds> followedAt)
{
    const bool isKey = assignHandleKey(m_key, handle);
    const std::int64_t time = followedAt ? followedAt->time_since_epoch().count() : kNoTime;
    if (isKey)
        return m_sorter.add(m_key, { reinterpret_cast<const char*>(&time), sizeof time });
    m_value.assign(reinterpret_cast<const char*>(&time), sizeof time);
    m_value += handle;
    return m_sorter.add(m_key, m_value);
}

Result<> RowSorter::rewind()
{
    m_repeated = 0;
    if (auto sorted = m_sorter.rewind(); !sorted)
        return sorted;
    m_atEnd = !m_sorter.next(m_ahead);
    return {};
}

bool RowSorter::next(ListedRow& row)
{
    if (m_atEnd)
        return false;
    m_key = m_ahead.key;
    m_value = m_ahead.value;
    for (;;) {
        m_atEnd = !m_sorter.next(m_ahead);
        if (m_atEnd || m_ahead.key != m_key)
            break;
        ++m_repeated;
        if (timeOf(m_ahead.value) > timeOf(m_value))
            m_value = m_ahead.value;
    }
    const std::int64_t time = timeOf(m_value);
    const std::string_view handle = std::string_view(m_value).substr(sizeof time);
    row.key = m_key;
    row.handle = handle.empty() ? std::string_view(m_key) : handle;
    row.followedAt.reset();
    if (time != kNoTime)
        row.followedAt = Seconds(std::chrono::seconds(time));
    return true;
}

} // namespace mutuals
