#include "core/import/thirdparty/CommentRows.h"

#include "core/import/table/NumberColumns.h"
#include "core/records/Handle.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace mutuals {

namespace {

/// The first of the spellings that the header has.
std::optional<std::size_t> columnOf(
    const std::vector<std::string>& keys, std::initializer_list<std::string_view> spellings)
{
    for (const auto spelling : spellings) {
        if (const auto place = placeOf(keys, spelling))
            return place;
    }
    return {};
}

std::optional<std::int64_t> digits(std::string_view cell)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (cell.starts_with('-') || error != std::errc() || end != cell.data() + cell.size())
        return {};
    return number;
}

/// Unix seconds (10 digits), milliseconds (13 digits) or ISO 8601 with or without a fraction.
std::optional<Seconds> commentTime(std::string_view cell)
{
    if (const auto number = digits(cell)) {
        if (cell.size() == 10)
            return Seconds(std::chrono::seconds(*number));
        if (cell.size() == 13)
            return Seconds(std::chrono::seconds(*number / 1000));
        return {};
    }
    std::string text(cell);
    if (const auto dot = text.find('.'); dot == 19)
        text.erase(dot, text.find_first_not_of("0123456789", dot + 1) - dot);
    if (text.ends_with("+00:00"))
        text.erase(text.size() - 6);
    return parseTime(text);
}

/// "https://www.tiktok.com/@handle/video/123": the part after `before`, up to the next separator.
std::string_view partAfter(std::string_view address, std::string_view before)
{
    const auto at = address.find(before);
    if (at == std::string_view::npos)
        return {};
    address.remove_prefix(at + before.size());
    return address.substr(0, address.find_first_of("/?#'\""));
}

/// A handle, the address of a profile, or a user as pyktok writes it: {'unique_id': 'ana', ...}.
std::string handleIn(std::string_view cell)
{
    if (const auto inAddress = partAfter(cell, "tiktok.com/@"); !inAddress.empty())
        cell = inAddress;
    else if (cell.starts_with('{'))
        cell = partAfter(cell, "'unique_id': '");
    return cleanHandle(cell);
}

std::optional<std::uint64_t> videoNumber(std::string_view cell)
{
    if (cell.find('/') != std::string_view::npos)
        cell = partAfter(cell, "/video/");
    const auto number = digits(cell);
    if (!number)
        return {};
    return static_cast<std::uint64_t>(*number);
}

} // namespace

std::unique_ptr<TableRows> CommentRows::forHeader(const std::vector<std::string>& keys)
{
    const auto handle = columnOf(keys,
        { "uniqueid", "username", "authorusername", "authoruniqueid", "uniquename", "user",
            "author", "handle" });
    const auto text = columnOf(keys, { "text", "comment", "commenttext", "content", "body" });
    const auto time = columnOf(keys,
        { "createtimeiso", "createtime", "createdat", "publishedat", "unixtimestamp", "timestamp",
            "date", "time" });
    if (!handle || !text || !time)
        return {};
    const Columns columns { *handle, *text, *time, columnOf(keys, { "cid", "commentid", "id" }),
        columnOf(keys, { "diggcount", "likes", "likecount" }),
        columnOf(keys, { "videoweburl", "videourl", "posturl", "videoid", "awemeid", "postid" }) };
    return std::unique_ptr<TableRows>(new CommentRows(columns));
}

void CommentRows::add(const TableRow& row)
{
    ++m_seen;
    const auto cell = [&](std::optional<std::size_t> place) {
        return place && *place < row.cells.size() ? row.cells[*place] : std::string_view();
    };
    const auto refuse = [&](std::string reason) {
        ++m_rejected;
        m_reports.add(row.place(), std::move(reason));
    };
    Comment comment;
    comment.handle = handleIn(cell(m_columns.handle));
    if (isNameless(comment.handle) || comment.handle.size() > kLongestHandle)
        return refuse("no user name");
    const auto time = commentTime(cell(m_columns.time));
    if (!time)
        return refuse(fmt::format("unreadable time \"{:.40}\"", cell(m_columns.time)));
    comment.at = *time;
    comment.text = cell(m_columns.text);
    comment.id = cell(m_columns.id);
    const auto likes = cell(m_columns.likes);
    comment.likes = cellNumber(likes);
    if (!comment.likes && !isNoData(likes))
        m_reports.add(row.place(), fmt::format("\"{:.40}\" is no number of likes", likes));
    const auto address = cell(m_columns.video);
    comment.video = videoNumber(address);
    const std::string owner = cleanHandle(partAfter(address, "tiktok.com/@"));
    if (m_owner.empty())
        m_owner = owner;
    else if (!owner.empty() && handleKey(owner) != handleKey(m_owner))
        return refuse("on the video of another creator");
    if (auto added = m_comments->add(comment); !added && !m_failure)
        m_failure = added.error();
}

Result<> CommentRows::stage(Staged& staged, const PeriodHint& hint)
{
    if (m_failure)
        return tl::unexpected(*m_failure);
    const Seconds latest = Seconds(hint.latest + std::chrono::days(2)) - std::chrono::seconds(1);
    auto judged = m_comments->dropAfter(latest, [this](Seconds at) {
        ++m_rejected;
        m_reports.add("comment of " + formatTime(at), "later than the file");
    });
    if (!judged)
        return judged;
    if (m_comments->empty())
        return fail(Error::Code::notAnExport, "a table of comments without a readable one");
    m_comments->ownedBy(m_owner);
    staged.kind = ImportKind::comments;
    staged.owner = m_owner;
    staged.from = dayOf(m_comments->first());
    staged.to = dayOf(m_comments->last());
    staged.asOf = m_comments->last();
    staged.seen = m_seen;
    staged.rejected = m_rejected;
    staged.reports = std::move(m_reports);
    staged.comments = std::move(m_comments);
    return {};
}

} // namespace mutuals
