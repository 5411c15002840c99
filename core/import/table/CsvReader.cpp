#include "core/import/table/CsvReader.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace mutuals {

namespace {

constexpr std::size_t kMostCell = 65'536;
constexpr std::size_t kMostHead = 65'536;
constexpr std::size_t kMostRow = 16'777'216;
constexpr std::size_t kMostCells = 65'536;
constexpr int kMostRereads = 100; ///< a file made to be read again and again is not worth it
constexpr std::string_view kNewLines = "\r\n";

} // namespace

CsvReader::CsvReader(Take take)
    : m_take(std::move(take))
{
}

void CsvReader::guessDelimiter()
{
    std::string_view line = m_head;
    line = line.substr(0, std::min(line.find_first_of(kNewLines), kMostHead));
    if (line.starts_with("sep=") && line.size() == 5) {
        m_delimiter = line[4];
        m_head.erase(0, 5);
        return;
    }
    m_delimiter = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : { ',', ';', '\t' }) {
        bool quoted = false;
        std::ptrdiff_t count = 0;
        for (const char c : line) {
            quoted = quoted != (c == '"');
            count += c == candidate && !quoted;
        }
        if (count > most) {
            most = count;
            m_delimiter = candidate;
        }
    }
}

void CsvReader::feed(std::string_view text)
{
    if (m_delimiter) {
        read(text);
        return;
    }
    m_head += text;
    if (m_head.find_first_of(kNewLines) == std::string::npos && m_head.size() < kMostHead)
        return;
    guessDelimiter();
    read(std::exchange(m_head, {}));
}

void CsvReader::finish()
{
    if (!m_delimiter) {
        guessDelimiter();
        read(std::exchange(m_head, {}));
    }
    while (m_state == State::quoted && m_cellHasNewLine && m_reread < kMostRereads)
        reread();
    m_row.unclosed = m_state == State::quoted;
    if (m_rowBegun)
        endRow();
}

void CsvReader::put(char c)
{
    if (cell().size() == kMostCell || m_text.size() == kMostRow || c == '\0')
        return;
    m_text += c;
    m_cellHasNewLine = m_cellHasNewLine || c == '\n' || c == '\r';
}

void CsvReader::endCell()
{
    if (m_ends.size() < kMostCells)
        m_ends.push_back(m_text.size());
    else
        m_text.resize(m_cellBegin);
    m_cellBegin = m_text.size();
    m_cellHasNewLine = false;
    m_state = State::cellBegins;
}

void CsvReader::endRow()
{
    endCell();
    m_row.cells.clear();
    std::size_t begin = 0;
    for (const std::size_t end : m_ends) {
        m_row.cells.push_back(std::string_view(m_text).substr(begin, end - begin));
        begin = end;
    }
    if (m_row.cells.size() > 1 || !m_row.cells.front().empty())
        m_take(m_row);
    m_row.unclosed = false;
    m_text.clear();
    m_ends.clear();
    m_cellBegin = 0;
    m_rowBegun = false;
}

/// The row ended with the first line of its last cell, whose quote was never closed.
void CsvReader::endUnclosedRow()
{
    m_text.resize(m_cellBegin + cell().find_first_of(kNewLines));
    m_row.unclosed = true;
    endRow();
}

/// Ends the row where its line ends and reads what the open quote swallowed after that.
void CsvReader::reread()
{
    ++m_reread;
    std::string rest(cell());
    const auto newLine = rest.find_first_of(kNewLines);
    rest.erase(0, newLine + (std::string_view(rest).substr(newLine).starts_with("\r\n") ? 2 : 1));
    endUnclosedRow();
    m_line = m_quoteLine + 1;
    m_lastWasReturn = false;
    read(rest);
}

void CsvReader::read(std::string_view text)
{
    for (const char c : text) {
        const bool newLine = c == '\n' || c == '\r';
        const bool secondHalf = c == '\n' && m_lastWasReturn;
        m_lastWasReturn = c == '\r';
        if (m_state == State::quoted) {
            if (newLine && !secondHalf)
                ++m_line;
            if (c == '"')
                m_state = State::quoteSeen;
            else
                put(c);
            if (cell().size() == kMostCell && m_cellHasNewLine && m_reread < kMostRereads)
                reread();
            continue;
        }
        if (m_state == State::quoteSeen && !newLine && c != m_delimiter) {
            if (c != '"' && (cell().ends_with('\n') || cell().ends_with('\r'))) {
                // A line that begins with a quote: the quote before it was never closed.
                endUnclosedRow();
                m_rowBegun = true;
                m_row.line = m_line;
                m_quoteLine = m_line;
                m_state = State::quoted;
                put(c);
                continue;
            }
            // A doubled quote, or one that the writer forgot to double.
            put('"');
            if (c != '"')
                put(c);
            m_state = State::quoted;
            continue;
        }
        if (newLine) {
            if (!secondHalf) {
                if (m_rowBegun)
                    endRow();
                ++m_line;
            }
            continue;
        }
        if (!m_rowBegun) {
            m_rowBegun = true;
            m_row.line = m_line;
        }
        if (c == m_delimiter) {
            endCell();
        } else if (c == '"' && m_state == State::cellBegins) {
            m_state = State::quoted;
            m_quoteLine = m_line;
        } else {
            m_state = State::plain;
            put(c);
        }
    }
}

} // namespace mutuals
