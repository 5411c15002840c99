#include "core/import/thirdparty/CommentRows.h"

#include "core/import/thirdparty/Cells.h"
#include "core/records/Handle.h"

#include <algorithm>

namespace mutuals {

namespace {

constexpr std::size_t kMostHeld = 100'000;
constexpr std::string_view kProfile = "tiktok.com/@";
const Spellings kVideos { "videoweburl", "submittedvideourl", "videourl", "posturl", "shareinfourl",
    "commenturl", "collectedfromurl", "videoid", "awemeid", "postid", "itemid" };

} // namespace

std::unique_ptr<TableRows> CommentRows::forHeader(const TableHead& head)
{
    const auto& keys = head.keys;
    auto handle = columnOf(keys, { "", "user", "author" },
        { "uniqueid", "username", "authorusername", "authoruniqueid", "uniquename" });
    if (!handle)
        handle = columnOf(keys, { "user", "author", "handle", "authorurl", "userurl" });
    const auto text = columnOf(keys, { "text", "comment", "commenttext", "content", "body" });
    const auto time = columnOf(keys,
        { "createtimeiso", "createtime", "createdat", "publishedat", "unixtimestamp", "timestamp",
            "date", "time" });
    if (!handle || !text || !time)
        return {};
    Columns columns { *handle, *text, *time, columnOf(keys, { "cid", "commentid", "id" }),
        columnOf(keys, { "diggcount", "likes", "likecount" }), {} };
    for (const auto spelling : kVideos) {
        if (const auto place = columnOf(keys, { spelling }))
            columns.videos.push_back(*place);
    }
    return std::unique_ptr<TableRows>(new CommentRows(head, std::move(columns)));
}

CommentRows::CommentRows(const TableHead& head, Columns columns)
    : m_columns(std::move(columns))
    , m_publisher(handleIn(head.said("publisher")))
    , m_post(videoIn(head.said("posturl")))
    , m_dates(head.dates)
    , m_now(machineTime(head.said("now")))
    , m_owner(head.creators)
{
    if (columnOf(head.keys, { "commentnumberid" })) // TikTokCommentScraper's
        m_dates = DateOrder::dayFirst;
}

std::optional<Seconds> CommentRows::timeOf(std::string_view cell) const
{
    auto time = machineTime(cell);
    if (!time && m_dates)
        time = dateIn(cell, *m_dates);
    if (!time && m_now) {
        if (const auto ago = agoIn(cell))
            time = *m_now - *ago;
    }
    return time;
}

std::string CommentRows::placeOnVideo(const TableRow& row, Comment& comment)
{
    std::string owner = m_publisher;
    comment.video = m_post;
    for (const std::size_t column : m_columns.videos) {
        if (comment.video && !owner.empty())
            break;
        const auto cell = cellOf(row, column);
        if (!comment.video)
            comment.video = videoIn(cell);
        if (owner.empty())
            owner = handleIn(partAfter(cell, kProfile));
    }
    return owner;
}

void CommentRows::add(const TableRow& row)
{
    const auto time = timeOf(cellOf(row, m_columns.time));
    if (time || !waits(row))
        read(row, time ? time : timeOf(cellOf(row, m_columns.time)));
}

/// Whether the day of a row can be two; what can be but one tells how to read them all.
bool CommentRows::waits(const TableRow& row)
{
    if (m_dates)
        return false;
    const auto cell = cellOf(row, m_columns.time);
    const auto dayFirst = dateIn(cell, DateOrder::dayFirst);
    const auto monthFirst = dateIn(cell, DateOrder::monthFirst);
    if (dayFirst.has_value() != monthFirst.has_value() && m_holdsAll)
        readDates(dayFirst ? DateOrder::dayFirst : DateOrder::monthFirst);
    else if (dayFirst && m_held.size() == kMostHeld)
        m_holdsAll = false;
    else if (dayFirst && m_holdsAll)
        m_held.push_back({ { row.cells.begin(), row.cells.end() }, std::string(row.sheet), row });
    return dayFirst && !m_dates;
}

void CommentRows::readDates(DateOrder order)
{
    m_dates = order;
    for (Held& held : std::exchange(m_held, {})) {
        held.row.cells.assign(held.cells.begin(), held.cells.end());
        held.row.sheet = held.sheet;
        read(held.row, timeOf(cellOf(held.row, m_columns.time)));
    }
}

std::optional<ColumnMapping> CommentRows::mapping(const std::vector<std::string>& header) const
{
    ColumnMapping mapping;
    const auto name = [&](ColumnRole role, std::optional<std::size_t> column) {
        if (column && *column < header.size())
            mapping.columns[role] = columnName(header, *column);
    };
    name(ColumnRole::handle, m_columns.handle);
    name(ColumnRole::time, m_columns.time);
    name(ColumnRole::text, m_columns.text);
    name(ColumnRole::id, m_columns.id);
    name(ColumnRole::likes, m_columns.likes);
    if (!m_columns.videos.empty())
        name(ColumnRole::video, m_columns.videos.front());
    mapping.dates = m_dates;
    return mapping;
}

void CommentRows::read(const TableRow& row, std::optional<Seconds> time)
{
    ++m_seen;
    const auto refuse = [&](std::string reason) {
        ++m_rejected;
        m_reports.add(row.place(), std::move(reason));
    };
    Comment& comment = m_comment;
    comment.handle = handleIn(cellOf(row, m_columns.handle));
    if (comment.handle.empty())
        return refuse("no user name");
    if (!time)
        return refuse(fmt::format("unreadable time \"{:.40}\"", cellOf(row, m_columns.time)));
    comment.at = *time;
    comment.text = unguarded(cellOf(row, m_columns.text));
    comment.id = idIn(cellOf(row, m_columns.id));
    const auto likes = cellOf(row, m_columns.likes);
    comment.likes = countIn(likes, row.unit != "item");
    if (!comment.likes && !isNoData(likes))
        m_reports.add(row.place(), fmt::format("\"{:.40}\" is no number of likes", likes));
    if (const auto owner = placeOnVideo(row, comment); !owner.empty()) {
        const auto turn = m_owner.take(owner);
        if (turn == TableOwner::Turn::foreign)
            return refuse("on the video of another creator");
        if (turn == TableOwner::Turn::changed) {
            m_rejected += m_comments->rows();
            m_reports.add("before " + row.place(), "on the videos of another creator");
            m_comments = std::make_unique<CommentSorter>();
        }
    }
    if (auto added = m_comments->add(comment); !added && !m_failure)
        m_failure = added.error();
}

Result<> CommentRows::stage(Staged& staged, const PeriodHint& hint)
{
    const bool differs = std::any_of(m_held.begin(), m_held.end(), [this](const Held& held) {
        const std::string& cell = held.cells[m_columns.time];
        return dateIn(cell, DateOrder::dayFirst) != dateIn(cell, DateOrder::monthFirst);
    });
    if (differs)
        return fail(Error::Code::ambiguous,
            "the dates can be read with the day first or with the month first");
    if (!m_held.empty())
        readDates(DateOrder::dayFirst); // 05/05/2024 is the same in both
    if (m_failure)
        return tl::unexpected(*m_failure);
    if (m_seen == 0)
        return fail(Error::Code::notAnExport, "a table of comments with a header and no row");
    const Seconds latest = Seconds(hint.latest + std::chrono::days(2)) - std::chrono::seconds(1);
    auto judged = m_comments->dropAfter(latest, [this](Seconds at) {
        ++m_rejected;
        m_reports.add("comment of " + formatTime(at), "later than the file");
    });
    if (!judged)
        return judged;
    if (m_comments->empty())
        return fail(Error::Code::notAnExport, "a table of comments without a readable one");
    m_comments->ownedBy(m_owner.handle());
    staged.kind = ImportKind::comments;
    staged.owner = m_owner.handle();
    staged.isByTool = true;
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
