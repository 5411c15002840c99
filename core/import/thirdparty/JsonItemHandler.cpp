#include "core/import/thirdparty/JsonItemHandler.h"

#include "core/import/archive/ArchivePaths.h"
#include "core/import/thirdparty/JsonKind.h"

#include <fmt/format.h>

namespace mutuals {

namespace {

constexpr std::size_t kMostText = 65'536; ///< longer values are cut
constexpr std::size_t kMostKey = 200;
constexpr std::size_t kMostItem = 1'048'576; ///< of an item: what comes later is not kept

bool isReplies(std::string_view key)
{
    return key == "replies" || key == "replycomment" || key == "replycomments"
        || key == "commentreplies";
}

/// Appends what there is room for, whole characters of UTF-8. The same whatever the portions.
void append(std::string& text, boost::json::string_view part, std::size_t most)
{
    if (text.size() >= most)
        return;
    auto room = std::min<std::size_t>(part.size(), most - text.size());
    if (room == part.size()) {
        text.append(part.data(), room);
        return;
    }
    while (room > 0 && (static_cast<unsigned char>(part[room]) & 0xc0) == 0x80)
        --room;
    text.append(part.data(), room);
    text.resize(most, ' '); // full: nothing that follows is taken
}

} // namespace

bool JsonItemHandler::on_document_begin(ErrorCode&)
{
    m_depth = 0;
    m_skipped = 0;
    m_frames.clear();
    m_items.clear();
    m_lists.clear();
    m_path.clear();
    m_key.clear();
    m_text.clear();
    return true;
}

bool JsonItemHandler::deeper(ErrorCode& error)
{
    if (m_depth >= kDeepestJson) {
        tooDeep = true;
        error = boost::json::error::too_deep;
        return false;
    }
    ++m_depth;
    return true;
}

bool JsonItemHandler::on_object_begin(ErrorCode& error)
{
    if (!deeper(error) || m_skipped != 0)
        return m_depth > 0 && !tooDeep;
    if (!inItem()) {
        openItem();
        return true;
    }
    m_frames.push_back({ Kind::object, m_path.size() });
    // Around the whole item it says nothing: {"item_id": ..., "data": {"cid": ...}}.
    const bool isWrapper = m_lastKey == "data" && m_frames[m_frames.size() - 2].kind == Kind::item;
    if (!isWrapper)
        m_path += m_lastKey + ".";
    return true;
}

void JsonItemHandler::openItem()
{
    m_frames.push_back({ Kind::item, m_path.size() });
    OpenItem open;
    open.item.number = ++m_number;
    if (!m_lists.empty())
        open.item.list = m_lists.back();
    open.path = m_path.size();
    m_items.push_back(std::move(open));
}

void JsonItemHandler::closeItem()
{
    const OpenItem open = std::move(m_items.back());
    m_items.pop_back();
    if (open.isPage)
        return;
    if (open.item.values.empty() && m_lists.empty()) {
        --m_number;
        return;
    }
    ++given;
    m_take(open.item);
}

bool JsonItemHandler::on_object_end(std::size_t, ErrorCode&)
{
    if (m_skipped != 0) {
        if (m_skipped == m_depth--)
            m_skipped = 0;
        return true;
    }
    --m_depth;
    const Frame frame = m_frames.back();
    m_frames.pop_back();
    m_path.resize(frame.path);
    if (frame.kind == Kind::item)
        closeItem();
    return true;
}

bool JsonItemHandler::on_array_begin(ErrorCode& error)
{
    if (!deeper(error))
        return false;
    if (m_skipped == 0)
        openList();
    return true;
}

void JsonItemHandler::openList()
{
    if (m_frames.empty()) {
        m_frames.push_back({ Kind::list, m_path.size() });
        m_lists.emplace_back();
        return;
    }
    const std::string name = normalizedKey(m_lastKey);
    if (!inItem() || !(isItemList(name) || isReplies(name))) {
        m_skipped = m_depth;
        return;
    }
    OpenItem& holder = m_items.back();
    if (isItemList(name) && !holder.isPage) {
        holder.isPage = true;
        if (m_number == holder.item.number)
            --m_number;
    }
    m_frames.push_back({ Kind::list, m_path.size() });
    m_lists.push_back(isReplies(name) ? holder.item.list : name);
}

bool JsonItemHandler::on_array_end(std::size_t, ErrorCode&)
{
    if (m_skipped != 0) {
        if (m_skipped == m_depth--)
            m_skipped = 0;
        return true;
    }
    --m_depth;
    m_frames.pop_back();
    m_lists.pop_back();
    return true;
}

bool JsonItemHandler::on_key_part(Text part, std::size_t, ErrorCode&)
{
    if (m_skipped == 0)
        append(m_key, part, kMostKey);
    return true;
}

bool JsonItemHandler::on_key(Text part, std::size_t size, ErrorCode& error)
{
    on_key_part(part, size, error);
    m_lastKey = m_key;
    m_key.clear();
    return true;
}

bool JsonItemHandler::on_string_part(Text part, std::size_t, ErrorCode&)
{
    if (wantsValue())
        append(m_text, part, kMostText);
    return true;
}

bool JsonItemHandler::on_string(Text part, std::size_t size, ErrorCode& error)
{
    on_string_part(part, size, error);
    if (wantsValue()) {
        OpenItem& open = m_items.back();
        std::erase(m_text, '\0');
        open.bytes += m_text.size() + m_lastKey.size();
        if (open.bytes <= kMostItem)
            open.item.values.emplace_back(m_path.substr(open.path) + m_lastKey, m_text);
    } else if (m_skipped == 0 && !m_frames.empty()) {
        m_refuse(fmt::format("item {}", ++m_number), "not a row of named values");
    }
    m_text.clear();
    return true;
}

bool JsonItemHandler::on_null(ErrorCode&)
{
    m_text.clear();
    return true;
}

} // namespace mutuals
