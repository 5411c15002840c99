#include "core/import/thirdparty/VideoRows.h"

#include "core/import/thirdparty/Cells.h"

namespace mutuals {

namespace {

/// How a tool spells the columns.
struct Words {
    std::string_view site, video, title, views, likes, comments, shares;
    Spellings author;
};
const Words kPyktok { "", "videoid", "videodescription", "videoplaycount", "videodiggcount",
    "videocommentcount", "videosharecount", { "authorusername" } };
const Words kYtDlp { "extractorkey", "id", "title", "viewcount", "likecount", "commentcount",
    "repostcount", { "uploader", "uploaderurl", "webpageurl" } };

} // namespace

std::unique_ptr<TableRows> VideoRows::forHeader(const TableHead& head)
{
    for (const Words* words : { &kPyktok, &kYtDlp }) {
        const auto site = placeOf(head.keys, words->site);
        const auto video = columnOf(head.keys, { words->video });
        const auto author = columnOf(head.keys, words->author);
        const auto views = columnOf(head.keys, { words->views });
        if (!video || !author || !views || (!words->site.empty() && !site))
            continue;
        Columns columns { *video, *author, words->site.empty() ? std::nullopt : site,
            columnOf(head.keys, { words->title }), { { *views, &Post::views } } };
        for (const auto& [key, value] : { std::pair { words->likes, &Post::likes },
                 { words->comments, &Post::comments }, { words->shares, &Post::shares } }) {
            if (const auto place = columnOf(head.keys, { key }))
                columns.numbers.push_back({ *place, value });
        }
        return std::unique_ptr<TableRows>(new VideoRows(head, std::move(columns)));
    }
    return {};
}

void VideoRows::add(const TableRow& row)
{
    ++m_seen;
    const auto refuse = [&](std::string reason) {
        ++m_rejected;
        m_reports.add(row.place(), std::move(reason));
    };
    if (m_columns.site && columnKey(cellOf(row, m_columns.site)) != "tiktok")
        return refuse("a video of another site");
    Post post;
    post.video = videoIn(cellOf(row, m_columns.video));
    if (!post.video)
        return refuse(
            fmt::format("\"{:.40}\" is no number of a video", cellOf(row, m_columns.video)));
    const std::string author = handleIn(cellOf(row, m_columns.author));
    const auto turn = author.empty() ? TableOwner::Turn::foreign : m_owner.take(author);
    if (turn == TableOwner::Turn::foreign) {
        ++m_foreign;
        return refuse("a video of another creator");
    }
    if (turn == TableOwner::Turn::changed) {
        m_rejected = m_seen - 1;
        m_reports.add("before " + row.place(), "videos of another creator");
        m_posts.clear();
    }
    post.postedAt = uploadTime(*post.video);
    post.title = unguarded(cellOf(row, m_columns.title));
    for (const auto& [place, value] : m_columns.numbers)
        post.*value = reportedCount(row, place, m_reports);
    m_posts.insert_or_assign(*post.video, std::move(post));
}

Result<> VideoRows::stage(Staged& staged, const PeriodHint& hint)
{
    std::erase_if(m_posts, [&](const auto& one) {
        const bool isLate = dayOf(one.second.postedAt) > hint.latest + std::chrono::days(1);
        if (isLate) {
            ++m_rejected;
            m_reports.add(fmt::format("video {}", one.first), "later than the file");
        }
        return isLate;
    });
    if (m_posts.empty())
        return fail(Error::Code::notAnExport, "a table of videos without a readable one");
    if (m_foreign > 0 && !m_owner.isKnown())
        return fail(
            Error::Code::ambiguous, "the videos are of several creators; which of them is yours?");
    staged.kind = ImportKind::table;
    staged.owner = m_owner.handle();
    staged.isByTool = true;
    staged.from = dayOf(m_posts.begin()->second.postedAt);
    staged.to = dayOf(m_posts.rbegin()->second.postedAt);
    staged.isUndated = true;
    staged.asOf = m_posts.rbegin()->second.postedAt;
    staged.seen = m_seen;
    staged.rejected = m_rejected;
    staged.reports = std::move(m_reports);
    for (auto& [video, post] : m_posts)
        staged.posts.push_back(std::move(post));
    return {};
}

} // namespace mutuals
