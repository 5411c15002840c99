#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

struct CsvRow {
    std::int64_t line = 0; ///< of its first character, from 1
    std::vector<std::string_view> cells; ///< valid during the call
    bool unclosed = false; ///< its last cell has an opening quote and no closing one
};

/// Reads comma-separated text portion by portion (RFC 4180, and what real exports do instead: LF,
/// CRLF or CR, no newline at the end, quotes inside of a quoted cell that are not doubled, `;` or a
/// tab as delimiter, a `sep=` line). The delimiter is the one that the first line holds most of.
/// Blank lines are passed over; cells are cut after 64 KiB, rows after 16 MiB and 65,536 cells.
/// A quote that is never closed costs its own line: what it swallowed is read again.
class CsvReader {
public:
    using Take = std::function<void(const CsvRow& row)>;
    explicit CsvReader(Take take);

    void feed(std::string_view text); ///< UTF-8; portions may cut anywhere
    void finish();

private:
    enum class State { cellBegins, plain, quoted, quoteSeen };
    void guessDelimiter();
    void read(std::string_view text);
    void put(char c);
    void endCell();
    void endRow();
    void endUnclosedRow();
    void reread();
    std::string_view cell() const { return std::string_view(m_text).substr(m_cellBegin); }

    Take m_take;
    char m_delimiter = 0; ///< 0: not known yet
    std::string m_head; ///< until the first line is complete
    State m_state = State::cellBegins;
    std::string m_text; ///< cells of the row, one after the other
    std::vector<std::size_t> m_ends;
    std::size_t m_cellBegin = 0;
    CsvRow m_row;
    std::int64_t m_line = 1;
    std::int64_t m_quoteLine = 0; ///< where the quoted cell began
    int m_reread = 0; ///< how often what a quote swallowed was read again
    bool m_cellHasNewLine = false;
    bool m_lastWasReturn = false;
    bool m_rowBegun = false;
};

} // namespace mutuals
