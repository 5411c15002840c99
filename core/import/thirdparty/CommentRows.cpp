#include "core/import/thirdparty/CommentRows.h"

#include "core/import/thirdparty/Cells.h"
#include "core/records/Handle.h"

#include <algorithm>

namespace mutuals {

namespace {

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
    , m_now(browserTime(head.said("now")))
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
    ++m_seen;
    const auto refuse = [&](std::string reason) {
        ++m_rejected;
        m_reports.add(row.place(), std::move(reason));
    };
    Comment comment;
    comment.handle = handleIn(cellOf(row, m_columns.handle));
    if (comment.handle.empty())
        return refuse("no user name");
    const auto time = timeOf(cellOf(row, m_columns.time));
    if (!time)
        return refuse(fmt::format("unreadable time \"{:.40}\"", cellOf(row, m_columns.time)));
    comment.at = *time;
    comment.text = unguarded(cellOf(row, m_columns.text));
    comment.id = idIn(cellOf(row, m_columns.id));
    const auto likes = cellOf(row, m_columns.likes);
    comment.likes = cellNumber(likes);
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
