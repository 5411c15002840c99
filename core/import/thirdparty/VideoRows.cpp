#include "core/import/thirdparty/VideoRows.h"

#include "core/import/thirdparty/Cells.h"

namespace mutuals {

std::unique_ptr<TableRows> VideoRows::forHeader(const TableHead& head)
{
    const auto video = columnOf(head.keys, { "videoid" });
    const auto author = columnOf(head.keys, { "authorusername" });
    const auto views = columnOf(head.keys, { "videoplaycount" });
    if (!video || !author || !views)
        return {};
    Columns columns { *video, *author, columnOf(head.keys, { "videodescription" }), {} };
    columns.numbers.push_back({ *views, &Post::views });
    for (const auto& [key, value] : { std::pair { "videodiggcount", &Post::likes },
             { "videocommentcount", &Post::comments }, { "videosharecount", &Post::shares } }) {
        if (const auto place = columnOf(head.keys, { key }))
            columns.numbers.push_back({ *place, value });
    }
    return std::unique_ptr<TableRows>(new VideoRows(head, std::move(columns)));
}

void VideoRows::add(const TableRow& row)
{
    ++m_seen;
    const auto refuse = [&](std::string reason) {
        ++m_rejected;
        m_reports.add(row.place(), std::move(reason));
    };
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
    readNumbers(row, m_columns.numbers, 0, post, m_reports);
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
