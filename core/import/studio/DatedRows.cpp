#include "core/import/studio/DatedRows.h"

namespace mutuals {

Question questionOf(const Error& ambiguous)
{
    return ambiguous.detail.starts_with(kUnreadMonths) ? Question::when : Question::year;
}

std::string DatedRows::placeOf(std::int64_t number) const
{
    TableRow row;
    row.number = number;
    row.unit = m_unit;
    row.sheet = m_sheet;
    return row.place();
}

bool DatedRows::add(const TableRow& row, std::size_t dateColumn)
{
    if (m_cells.empty()) {
        m_unit = row.unit;
        m_sheet = row.sheet;
    }
    const bool isLong = dateColumn < row.cells.size();
    m_cells.push_back(isLong ? partialDate(row.cells[dateColumn]) : PartialDate {});
    if (m_cells.back().day != 0) {
        m_lines.push_back({ row.number, m_cells.size() - 1 });
        return true;
    }
    ++m_rejected;
    m_reports.add(row.place(),
        isLong ? fmt::format("unreadable date \"{:.40}\"", row.cells[dateColumn])
               : std::string("no date"));
    return false;
}

Result<> DatedRows::place(const PeriodHint& hint)
{
    if (m_cells.empty())
        return fail(Error::Code::notAnExport,
            "the table has a header and no day; choose a period with data in Studio");
    if (m_lines.empty())
        return fail(Error::Code::notAnExport, "none of the table's {} rows has a readable date",
            m_rejected);
    const auto placed = placedDays(m_cells, hint);
    if (!placed)
        return tl::unexpected(placed.error());
    m_inferred = placed->inferred;
    // The account's day may be ahead of the machine's.
    const Day latest = hint.latest + std::chrono::days(1);
    bool isAny = false;
    for (std::size_t row = 0; row < m_lines.size(); ++row) {
        m_days.push_back(placed->days[m_lines[row].cell]);
        if (*m_days.back() > latest) {
            reject(row, fmt::format("{} lies in the future", formatDay(*m_days.back())));
            m_days.back().reset();
        }
        isAny = isAny || m_days.back();
    }
    if (!isAny)
        return fail(Error::Code::notAnExport, "all of the table's days lie in the future");
    return {};
}

void DatedRows::report(std::size_t row, std::string reason)
{
    m_reports.add(placeOf(m_lines[row].number), std::move(reason));
}

void DatedRows::reject(std::size_t row, std::string reason)
{
    ++m_rejected;
    report(row, std::move(reason));
}

void DatedRows::tell(Staged& staged, Day first, Day last) const
{
    staged.from = first;
    staged.to = last;
    staged.asOf = Seconds(last);
    staged.seen = static_cast<std::int64_t>(m_cells.size());
    staged.rejected = m_rejected;
    staged.reports.add(m_reports);
    if (m_inferred)
        staged.notes.push_back(
            fmt::format("The file gives no year; its days were taken to be {} to {}.",
                formatDay(first), formatDay(last)));
}

} // namespace mutuals
