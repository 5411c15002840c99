#include "core/import/archive/ArchiveHandler.h"

#include <boost/json/error.hpp>

namespace mutuals {

namespace {

constexpr std::size_t kLevels = 4; ///< lists are found no deeper than this
constexpr std::size_t kMostPlace = 80; ///< of a key in the place of a report

/// "Chat History with ana.clay:" -> "ana.clay"
std::string conversationOf(std::string_view key)
{
    constexpr std::string_view kPrefix = "Chat History with ";
    if (key.starts_with(kPrefix))
        key.remove_prefix(kPrefix.size());
    while (key.ends_with(':'))
        key.remove_suffix(1);
    return std::string(key);
}

} // namespace

/// Appends what there is room for, whole characters of UTF-8. The same whatever the portions.
void ArchiveHandler::append(std::string& text, Text part)
{
    if (text.size() >= kMostText)
        return;
    if (part.size() <= kMostText - text.size()) {
        text.append(part.data(), part.size());
        return;
    }
    auto room = kMostText - text.size();
    while (room > 0 && (static_cast<unsigned char>(part[room]) & 0xc0) == 0x80)
        --room;
    text.append(part.data(), room);
    text.resize(kMostText, ' '); // full: nothing that follows is taken
}

ArchiveRows::Field ArchiveHandler::fieldOf(std::string_view key)
{
    for (const Spelled& spelled : m_spelled) {
        if (spelled.key == key)
            return spelled.field;
    }
    const auto field = ArchiveRows::fieldOf(*m_list, normalizedKey(key));
    if (m_spelled.size() < kMostSpelled)
        m_spelled.push_back({ std::string(key), field });
    return field;
}

bool ArchiveHandler::on_key(Text part, std::size_t size, ErrorCode& error)
{
    if (m_skipped)
        return true;
    if (m_list && m_depth == m_itemDepth && m_key.empty() && part.size() <= kMostText) {
        m_field = fieldOf({ part.data(), part.size() });
        return true;
    }
    on_key_part(part, size, error);
    std::swap(m_lastKey, m_key);
    m_key.clear();
    if (m_list && m_depth == m_itemDepth)
        m_field = fieldOf(m_lastKey);
    return true;
}

bool ArchiveHandler::on_null(ErrorCode&)
{
    if (!m_list && !m_skipped && m_depth > 0) {
        m_path.push_back(normalizedKey(m_lastKey));
        if (const auto place = archivePlace(m_path))
            rows.begin(*place, true);
        m_path.pop_back();
    }
    return scalar();
}

bool ArchiveHandler::open(bool isObject, ErrorCode& error)
{
    if (m_depth == kDeepest) {
        tooDeep = true;
        error = boost::json::error::too_deep;
        return false;
    }
    ++m_depth;
    if (m_skipped)
        return true;
    if (m_list) {
        openInList(isObject);
        return true;
    }
    if (m_depth == 1)
        return true;
    m_path.push_back(normalizedKey(m_lastKey));
    m_names.push_back(fmt::format("{:.{}}", m_lastKey, kMostPlace));
    if (const auto place = archivePlace(m_path)) {
        if (rows.begin(*place, false)) {
            m_list = place->list;
            m_listDepth = m_depth;
            m_itemDepth = m_depth
                + (*m_list == ArchiveList::profile         ? 0U
                        : *m_list == ArchiveList::messages ? 2U
                                                           : 1U);
            m_inArray = !isObject;
            m_number = 0;
            m_spelled.clear();
            m_place = fmt::format("{}", fmt::join(m_names, " > "));
            return true;
        }
        m_skipped = m_depth;
    } else if (!isObject || m_depth > kLevels) {
        m_skipped = m_depth;
    }
    return true;
}

void ArchiveHandler::openInList(bool isObject)
{
    if (*m_list == ArchiveList::messages && m_depth == m_listDepth + 1) {
        m_conversation = conversationOf(m_lastKey);
        rows.countConversation();
    }
    if (m_depth + 1 == m_itemDepth)
        m_inArray = !isObject;
    if (m_depth == m_itemDepth && !isObject && m_inArray)
        reportStrayItem();
    if (m_depth > m_itemDepth || (m_depth == m_itemDepth && !isObject))
        m_skipped = m_depth;
}

bool ArchiveHandler::close(ErrorCode& error)
{
    const std::size_t depth = m_depth--;
    if (m_skipped) {
        if (m_skipped == depth) {
            m_skipped = 0;
            if (!m_list && depth > 1)
                leave();
        }
        return true;
    }
    if (m_list && depth == m_itemDepth) {
        const auto done = rows.endItem(*m_list, m_place, ++m_number, m_conversation);
        if (!done) {
            failure = done.error();
            error = boost::json::error::exception;
            return false;
        }
    }
    if (m_list && depth == m_listDepth) {
        m_list.reset();
        m_field = ArchiveRows::Field::none;
        leave();
    } else if (!m_list && depth > 1) {
        leave();
    }
    return true;
}

void ArchiveHandler::leave()
{
    m_path.pop_back();
    m_names.pop_back();
}

bool ArchiveHandler::scalar()
{
    if (wanted())
        rows.set(m_field, m_text);
    else if (!m_skipped && isStrayItem())
        reportStrayItem();
    m_text.clear();
    m_field = ArchiveRows::Field::none;
    return true;
}

} // namespace mutuals
