#pragma once

#include "core/base/Result.h"
#include "core/import/FileName.h"
#include "core/import/Question.h"
#include "core/import/Staged.h"
#include "core/import/studio/YearlessDates.h"
#include "core/import/table/ColumnMapping.h"
#include "core/import/table/CsvReader.h"
#include "core/import/table/RowQueue.h"
#include "core/import/thirdparty/TableHead.h"

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

/// Why a table is refused that small accounts get from Studio.
inline constexpr std::string_view kEmptyTable =
    "the table has a header and no row; TikTok fills it from 100 followers on";

/// The rows of one kind of table on their way to records.
class TableRows {
public:
    virtual ~TableRows() = default;
    virtual void add(const TableRow& row) = 0;
    /// Moves what was read to `staged`. errors: damaged, ambiguous, notAnExport
    virtual Result<> stage(Staged& staged, const PeriodHint& hint) = 0;
    /// What is asked where that is `ambiguous`.
    virtual Question question() const { return Question::year; }
    /// The columns that are read, where the user may say more of them.
    virtual std::optional<ColumnMapping> mapping(const std::vector<std::string>&) const
    {
        return {};
    }
    /// The columns whose meaning is not known, where that is worth a word: cells from 0.
    virtual std::vector<std::size_t> unread() const { return {}; }
};

/// What reading a table may need to know beyond it.
struct TableContext {
    std::vector<std::string> creators; ///< as TableHead::creators
    /// By headerKey(); one for a header comes before the readers that know it. That of "" is for
    /// every header that no reader knows and that has its columns, and tells the order of days.
    std::map<std::string, ColumnMapping> mappings;
};

/// Tells by the header what a table is and reads it. The header is looked for in the first 30 rows
/// that are not empty, since some tools write about the table above it; where it comes again it is
/// reported and passed over; where another table begins below this one, what follows is rejected.
/// Rows of empty cells are none. A header that no reader knows is read as its mapping says, and so
/// is a table whose first row looks like all the others. Source: FORMATS 2.3 (Studio), 3
/// (third-party tools).
class TableReader {
public:
    explicit TableReader(TableContext context = {});

    /// Text of commas and the like, in UTF-8. False: no header is among the first rows, the rest
    /// needs no reading.
    bool feed(std::string_view text);
    void finish();
    /// A row from elsewhere: of a spreadsheet. Then no text is fed.
    void take(const TableRow& row);
    bool wantsMore() const { return m_rows || m_sought < kMostSought; }
    /// errors  ambiguous: no known header, and the user may say what its columns are; notAnExport: no
    ///         table, or one that nobody can use; else as TableRows::stage
    Result<> stage(Staged& staged, const PeriodHint& hint);
    /// Where that was `ambiguous`: what is asked, and for columns and dates the table's beginning.
    Question question() const;
    std::optional<UnknownTable> unknown() const;
    bool isMapped() const { return m_isMapped; } ///< it is read as a mapping says

private:
    static constexpr int kMostSought = 30;
    void seekHeader(const TableRow& row);
    std::unique_ptr<TableRows> readerFor(const TableHead& head) const;
    bool beginMapped(const TableHead& head, const TableRow& row, bool isForAny);
    bool isHeader(const TableRow& row) const;
    bool isOtherHeader(const TableRow& row) const;
    void noteColumns(Staged& staged) const;

    TableContext m_context;
    CsvReader m_csv;
    std::unique_ptr<TableRows> m_rows;
    std::vector<std::string> m_header;
    /// The rows before the header and the first after it; their cells cut for looking at.
    std::vector<std::vector<std::string>> m_above, m_below;
    bool m_isMapped = false;
    int m_sought = 0; ///< rows without finding the header
    std::string m_foreign; ///< what the table is, where it is not read
    bool m_isKnown = false; ///< ... which no mapping changes
    Reports m_unclosed, m_again;
    std::string m_otherPlace; ///< where another table begins
    std::int64_t m_otherRows = 0; ///< and how many rows it has
    std::size_t m_fed = 0; ///< bytes of text
    std::unique_ptr<RowQueue> m_queue; ///< to m_rows, of a long text; last: it uses the others
};

} // namespace mutuals
