#pragma once

#include "core/import/table/TableRow.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// Reads comma-separated text portion by portion (RFC 4180, and what real exports do instead: LF,
/// CRLF or CR, no newline at the end, quotes inside of a quoted cell that are not doubled, `;`, a
/// tab or `|` as delimiter, a `sep=` line). The delimiter is the one of which most of the first 100 lines
/// hold the same number. Blank lines are passed over; cells are cut after 64 KiB, rows after 16 MiB
/// and 65,536 cells.
/// A quote that is never closed costs its own line: what it swallowed is read again.
class CsvReader {
public:
    using Take = std::function<void(const TableRow& row)>;
    explicit CsvReader(Take take);

    void feed(std::string_view text); ///< UTF-8; portions may cut anywhere
    void finish();
    /// What parts the cells; NUL as long as it is not known.
    char delimiter() const { return m_delimiter; }

private:
    enum class State { cellBegins, plain, quoted, quoteSeen };
    void guessDelimiter();
    void read(std::string_view text);
    std::size_t readWholeRow(std::string_view text);
    std::optional<std::size_t> addQuotedCell(std::string_view text, std::size_t at);
    std::size_t readQuoted(std::string_view text);
    void put(std::string_view run);
    bool isFull() const { return m_text.size() - m_cellBegin == kMostCell; }
    void endCell();
    void endRow();
    void endUnclosedRow();
    void reread();
    std::string_view cell() const { return std::string_view(m_text).substr(m_cellBegin); }

    static constexpr std::size_t kMostCell = 65'536;

    Take m_take;
    char m_delimiter = 0; ///< 0: not known yet
    std::string m_head; ///< until there is enough of it to tell the delimiter
    State m_state = State::cellBegins;
    std::string m_text; ///< cells of the row, one after the other
    std::vector<std::size_t> m_ends;
    std::size_t m_cellBegin = 0;
    TableRow m_row;
    std::int64_t m_line = 1;
    std::int64_t m_quoteLine = 0; ///< where the quoted cell began
    int m_reread = 0; ///< how often what a quote swallowed was read again
    bool m_cellHasNewLine = false;
    bool m_lastWasReturn = false;
    bool m_rowBegun = false;
};

} // namespace mutuals
