#include "core/import/studio/StudioContent.h"

#include "core/records/Handle.h"

#include <algorithm>
#include <charconv>

namespace mutuals {

namespace {

constexpr std::string_view kAddress = "https://www.tiktok.com/@";

/// "ana/video/7300000000000000001" or ".../photo/..."
struct Link {
    std::string handle;
    std::uint64_t video = 0;
};

std::optional<Link> linkIn(std::string_view address)
{
    Link link { cleanHandle(address.substr(0, address.find('/'))) };
    const auto digits = address.find_first_of("0123456789", address.find('/') + 1);
    if (digits == std::string_view::npos)
        return {};
    const auto [end, error] =
        std::from_chars(address.data() + digits, address.data() + address.size(), link.video);
    // The upper half is the time of the upload; without one it is no video's id.
    if (error != std::errc() || link.video >> 32 < 1'400'000'000 || link.video >> 63)
        return {};
    return link;
}

/// The first day from `earliest` on that the date can mean.
std::optional<Day> firstDay(const PartialDate& date, Day earliest)
{
    if (date.day == 0)
        return {};
    for (int ahead = 0; ahead < 366 * 4; ++ahead) {
        const Day day = earliest + std::chrono::days(ahead);
        const std::chrono::year_month_day full(day);
        if (static_cast<int>(static_cast<unsigned>(full.day())) == date.day
            && (!date.month || static_cast<int>(static_cast<unsigned>(full.month())) == *date.month)
            && (!date.year || static_cast<int>(full.year()) == *date.year))
            return day;
    }
    return {};
}

} // namespace

StudioContent::StudioContent(const StudioHeader& header, std::vector<Column> columns)
    : m_beginsWithTime(header.place(StudioColumn::exportDay) == 0U)
    , m_columns(std::move(columns))
    , m_unread(header.unknown())
{
}

std::unique_ptr<TableRows> StudioContent::forHeader(const std::vector<std::string>& keys)
{
    const StudioHeader header(keys);
    const auto link = header.place(StudioColumn::videoLink);
    if (!link || !header.has(StudioColumn::videoTitle))
        return {};
    constexpr std::pair<StudioColumn, decltype(Column::value)> kCounts[] {
        { StudioColumn::views, &Post::views }, { StudioColumn::likes, &Post::likes },
        { StudioColumn::comments, &Post::comments }, { StudioColumn::shares, &Post::shares }
    };
    std::vector<Column> columns;
    for (const auto& [column, value] : kCounts) {
        if (const auto place = header.place(column); place && *place > *link)
            columns.push_back({ *place - *link, value });
    }
    if (std::none_of(columns.begin(), columns.end(),
            [](const Column& column) { return column.value == &Post::views; }))
        return {};
    return std::unique_ptr<TableRows>(new StudioContent(header, std::move(columns)));
}

void StudioContent::add(const TableRow& row)
{
    ++m_seen;
    const auto refuse = [&](const char* reason) {
        ++m_rejected;
        m_reports.add(row.place(), reason);
    };
    std::size_t at = row.cells.size();
    while (at > 0 && row.cells[at - 1].rfind(kAddress) == std::string_view::npos)
        --at;
    if (at-- == 0)
        return refuse("no address of a video");
    const auto cell = row.cells[at];
    const auto address = cell.rfind(kAddress);
    const auto link = linkIn(cell.substr(address + kAddress.size()));
    if (!link)
        return refuse("no address of a video");
    if (m_owner.empty())
        m_owner = link->handle;
    else if (handleKey(link->handle) != handleKey(m_owner))
        return refuse("the video of another creator");

    Post post;
    post.video = link->video;
    post.postedAt = uploadTime(link->video);
    const std::size_t first = m_beginsWithTime ? 1 : 0;
    for (std::size_t i = first; i < at; ++i)
        post.title += (i > first ? "\",\"" : "") + std::string(row.cells[i]);
    // A title that ends with a quote runs on into the cell of the address.
    auto before = cell.substr(0, address);
    if (before.ends_with(",\""))
        before.remove_suffix(2);
    post.title += (at > first && !before.empty() ? "\",\"" : "") + std::string(before);
    readNumbers(row, m_columns, at, post, m_reports);
    if (m_beginsWithTime && at > 0 && m_exported.day == 0)
        m_exported = partialDate(row.cells[0]);
    if (!m_posts.emplace(link->video, std::move(post)).second)
        m_reports.add(row.place(), "a video listed twice; the first counts");
}

Result<> StudioContent::stage(Staged& staged, const PeriodHint& hint)
{
    if (m_posts.empty())
        return fail(Error::Code::notAnExport, "{}",
            m_rejected > 0 ? "none of the table's rows names a video"
                           : "the table has a header and no video");
    staged.kind = m_beginsWithTime ? ImportKind::studioContent : ImportKind::businessPosts;
    staged.owner = m_owner;
    staged.from = dayOf(m_posts.begin()->second.postedAt);
    staged.to = dayOf(m_posts.rbegin()->second.postedAt);
    staged.asOf = m_posts.rbegin()->second.postedAt;
    // The table lists recent videos, so the year is that of the newest one or the next. Days of the
    // account's zone may lag a day behind UTC.
    if (const auto day = firstDay(m_exported, *staged.to - std::chrono::days(1));
        day && *day <= hint.latest)
        staged.asOf = std::max(staged.asOf, Seconds(*day));
    staged.seen = m_seen;
    staged.rejected = m_rejected;
    staged.reports = std::move(m_reports);
    for (auto& [video, post] : m_posts)
        staged.posts.push_back(std::move(post));
    return {};
}

} // namespace mutuals
