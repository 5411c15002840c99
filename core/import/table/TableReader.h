#pragma once

#include "core/base/Result.h"
#include "core/import/FileName.h"
#include "core/import/Staged.h"
#include "core/import/studio/YearlessDates.h"
#include "core/import/table/CsvReader.h"

#include <memory>
#include <string_view>

namespace mutuals {

/// The letters and digits of a header cell, in lower case: "Video Views" and "videoViews" agree.
std::string columnKey(std::string_view cell);

/// A whole number of a cell, with commas between thousands or without ("5,431"); nothing for the
/// words that mean "no data" (undefined, --, NAN, N/A, empty), for what is no whole number ("0,59",
/// "1.2K") and for more than 18 digits.
std::optional<std::int64_t> cellNumber(std::string_view cell);
bool isNoData(std::string_view cell);

/// The rows of one kind of table on their way to records.
class TableRows {
public:
    virtual ~TableRows() = default;
    virtual void add(const TableRow& row) = 0;
    /// Moves what was read to `staged`. errors: damaged, ambiguous, notAnExport
    virtual Result<> stage(Staged& staged, const PeriodHint& hint) = 0;
};

/// Tells by the header what a table is and reads it. The header is looked for in the first 30 rows
/// that are not empty, since some tools write about the table above it; where it comes again it is
/// reported and passed over. Source: FORMATS 2.3 (Studio), 3 (comments of third-party tools).
class TableReader {
public:
    TableReader();

    /// Text of commas and the like, in UTF-8. False: no header is among the first rows, the rest
    /// needs no reading.
    bool feed(std::string_view text);
    void finish();
    /// A row from elsewhere: of a spreadsheet. Then no text is fed.
    void take(const TableRow& row);
    bool wantsMore() const { return m_rows || m_sought < kMostSought; }
    /// errors  notAnExport: no known header, or that of a table which is not read yet; else as
    ///         TableRows::stage
    Result<> stage(Staged& staged, const PeriodHint& hint);

private:
    static constexpr int kMostSought = 30;
    void seekHeader(const TableRow& row);
    bool isHeader(const TableRow& row) const;

    CsvReader m_csv;
    std::unique_ptr<TableRows> m_rows;
    std::vector<std::string> m_header;
    int m_sought = 0; ///< rows without finding the header
    std::string m_foreign; ///< what the table is, where it is not read
    Reports m_unclosed, m_again;
};

} // namespace mutuals
