#include "core/import/studio/StudioDays.h"

namespace mutuals {

StudioDays::StudioDays(ImportKind kind, std::size_t date, std::vector<Column> columns)
    : m_kind(kind)
    , m_date(date)
    , m_columns(std::move(columns))
{
}

std::unique_ptr<TableRows> StudioDays::forHeader(const std::vector<std::string>& keys)
{
    const auto date = placeOf(keys, "date");
    if (!date)
        return {};
    const auto views = placeOf(keys, "videoviews");
    const auto followers = placeOf(keys, "followers");
    if (!views && !followers)
        return {};
    std::vector<Column> columns;
    if (!views) {
        columns.push_back({ *followers, &DayMetrics::followers });
        return std::unique_ptr<TableRows>(
            new StudioDays(ImportKind::studioFollowers, *date, std::move(columns)));
    }
    const std::pair<std::string_view, decltype(Column::value)> known[] { { "videoviews",
                                                                             &DayMetrics::views },
        { "profileviews", &DayMetrics::profileViews }, { "likes", &DayMetrics::likes },
        { "comments", &DayMetrics::comments }, { "shares", &DayMetrics::shares } };
    for (const auto& [key, value] : known) {
        if (const auto place = placeOf(keys, key))
            columns.push_back({ *place, value });
    }
    return std::unique_ptr<TableRows>(
        new StudioDays(ImportKind::studioOverview, *date, std::move(columns)));
}

void StudioDays::add(const TableRow& row)
{
    ++m_seen;
    const auto date = m_date < row.cells.size() ? partialDate(row.cells[m_date]) : PartialDate {};
    if (date.day == 0) {
        ++m_rejected;
        m_reports.add(row.place(),
            m_date < row.cells.size() ? fmt::format("unreadable date \"{:.40}\"", row.cells[m_date])
                                      : std::string("no date"));
        return;
    }
    DayMetrics day;
    readNumbers(row, m_columns, 0, day, m_reports);
    m_dates.push_back(date);
    m_days.push_back(day);
}

Result<> StudioDays::stage(Staged& staged, const PeriodHint& hint)
{
    if (m_days.empty() && m_rejected == 0)
        return fail(Error::Code::notAnExport,
            "the table has a header and no day; choose a period with data in Studio");
    if (m_days.empty())
        return fail(Error::Code::notAnExport, "none of the table's {} rows has a readable date",
            m_rejected);
    const auto resolved = resolvedDays(m_dates, hint);
    if (!resolved)
        return tl::unexpected(resolved.error());
    for (std::size_t i = 0; i < m_days.size(); ++i)
        m_days[i].day = resolved->days[i];
    staged.kind = m_kind;
    staged.from = m_days.front().day;
    staged.to = m_days.back().day;
    staged.asOf = Seconds(m_days.back().day);
    staged.seen = m_seen;
    staged.rejected = m_rejected;
    staged.reports = std::move(m_reports);
    if (resolved->inferred)
        staged.notes.push_back(
            fmt::format("The file gives no year; its days were taken to be {} to {}.",
                formatDay(*staged.from), formatDay(*staged.to)));
    if (resolved->gaps > 0)
        staged.notes.push_back(
            fmt::format("Days missing between the first and the last: {}.", resolved->gaps));
    staged.days = std::move(m_days);
    return {};
}

} // namespace mutuals
