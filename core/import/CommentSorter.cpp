#include "core/import/CommentSorter.h"

#include "core/records/Handle.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace mutuals {

namespace {

/// What is longer is no id.
constexpr std::size_t kLongestId = 200;

constexpr RunSorter::Limits kLimits { std::size_t { 1 } << 16, std::size_t { 6 } << 20, 2 };

/// The row's key: author, NUL, time, id; its value: flags, video, likes, text.
constexpr char kHasVideo = 1;
constexpr char kHasLikes = 2;

/// Eight bytes that sort as the numbers do.
void appendNumber(std::string& out, std::int64_t number)
{
    auto word = std::bit_cast<std::uint64_t>(number) ^ (std::uint64_t { 1 } << 63);
    if constexpr (std::endian::native == std::endian::little)
        word = __builtin_bswap64(word);
    char bytes[8];
    std::memcpy(bytes, &word, 8);
    out.append(bytes, 8);
}

std::int64_t takeNumber(std::string_view& bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    bytes.remove_prefix(8);
    if constexpr (std::endian::native == std::endian::little)
        word = __builtin_bswap64(word);
    return std::bit_cast<std::int64_t>(word ^ (std::uint64_t { 1 } << 63));
}

void readKey(std::string_view key, CommentRow& row)
{
    row.author = key.substr(0, key.find('\0'));
    key.remove_prefix(row.author.size() + 1);
    row.at = Seconds(std::chrono::seconds(takeNumber(key)));
    row.cid = key;
}

void readValue(std::string_view value, CommentRow& row)
{
    const char flags = value.front();
    value.remove_prefix(1);
    row.video.reset();
    row.likes.reset();
    if (flags & kHasVideo)
        row.video = std::bit_cast<std::uint64_t>(takeNumber(value));
    if (flags & kHasLikes)
        row.likes = takeNumber(value);
    row.text = value;
}

} // namespace

CommentSorter::CommentSorter()
    : m_sorter(kLimits)
{
}

void CommentSorter::see(Seconds at)
{
    m_first = m_isFirst ? at : std::min(m_first, at);
    m_last = m_isFirst ? at : std::max(m_last, at);
    m_isFirst = false;
}

Result<> CommentSorter::add(const Comment& comment)
{
    assignHandleKey(m_key, comment.handle);
    m_key += '\0';
    appendNumber(m_key, comment.at.time_since_epoch().count());
    if (comment.id.size() <= kLongestId)
        m_key += comment.id;
    m_value = static_cast<char>((comment.video ? kHasVideo : 0) | (comment.likes ? kHasLikes : 0));
    if (comment.video)
        appendNumber(m_value, std::bit_cast<std::int64_t>(*comment.video));
    if (comment.likes)
        appendNumber(m_value, *comment.likes);
    m_value += comment.text;
    see(comment.at);
    return m_sorter.add(m_key, m_value);
}

void CommentSorter::ownedBy(std::string_view handle)
{
    m_owner = handleKey(handle);
}

Result<> CommentSorter::dropAfter(Seconds latest, const std::function<void(Seconds at)>& dropped)
{
    if (m_last <= latest)
        return {};
    if (auto sorted = m_sorter.rewind(); !sorted)
        return sorted;
    m_latest = latest;
    m_isFirst = true;
    m_first = m_last = {};
    RunSorter::Row raw;
    CommentRow row;
    while (m_sorter.next(raw)) {
        readKey(raw.key, row);
        if (row.at > latest) {
            ++m_dropped;
            dropped(row.at);
        } else {
            see(row.at);
        }
    }
    return {};
}

Result<> CommentSorter::rewind()
{
    m_before.clear();
    m_number = 0;
    return m_sorter.rewind();
}

bool CommentSorter::nextKept(CommentRow& row)
{
    RunSorter::Row raw;
    while (m_sorter.next(raw)) {
        readKey(raw.key, row);
        const bool again = raw.key == m_before;
        if (row.at > m_latest || (again && !row.cid.empty()))
            continue; // too late, or listed twice
        m_number = again ? m_number + 1 : 0;
        m_before = raw.key;
        readValue(raw.value, row);
        return true;
    }
    return false;
}

bool CommentSorter::next(CommentRow& row)
{
    if (!nextKept(row))
        return false;
    if (!m_owner.empty() && row.author == m_owner)
        row.author = {};
    if (row.cid.empty()) {
        m_cid = fmt::format("{} {}.{}", row.author.empty() ? "own" : row.author,
            row.at.time_since_epoch().count(), m_number);
        row.cid = m_cid;
    }
    return true;
}

} // namespace mutuals
