#pragma once

#include "core/import/studio/PlacedDays.h"
#include "core/import/table/TableReader.h"

#include <string>
#include <vector>

namespace mutuals {

/// What is asked where place() is `ambiguous`: the year, or the day of the download.
Question questionOf(const Error& ambiguous);

/// The dates of a table's rows while it is read, and then the days that they mean.
class DatedRows {
public:
    /// False: the row's date is unreadable; it is rejected and reported.
    bool add(const TableRow& row, std::size_t dateColumn);

    /// Places the rows that were added. A day that has not come yet is rejected.
    ///
    /// errors  notAnExport: there is no row, or none with a readable date; else as placedDays
    Result<> place(const PeriodHint& hint);
    /// After place(): the day of the n-th row that add() took.
    const std::optional<Day>& day(std::size_t row) const { return m_days[row]; }
    bool isEmpty() const { return m_cells.empty(); } ///< no row was added
    /// Reports something of that row; rejects it as well.
    void report(std::size_t row, std::string reason);
    void reject(std::size_t row, std::string reason);

    /// Fills period, time, counts, reports and notes; `first` and `last` day of what is kept.
    void tell(Staged& staged, Day first, Day last) const;

private:
    struct Line {
        std::int64_t number;
        std::size_t cell; ///< its date, among all
    };
    std::string placeOf(std::int64_t number) const;

    std::vector<PartialDate> m_cells; ///< of all rows
    std::vector<Line> m_lines; ///< of those with a date
    std::vector<std::optional<Day>> m_days;
    std::string_view m_unit = "line";
    std::string m_sheet;
    Reports m_reports;
    std::int64_t m_rejected = 0;
    bool m_inferred = false;
};

} // namespace mutuals
