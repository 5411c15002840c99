#include "core/import/table/CsvReader.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

namespace mutuals {

namespace {

constexpr std::size_t kMostHead = 65'536;
constexpr int kHeadLines = 100;
constexpr std::size_t kMostRow = 16'777'216;
constexpr std::size_t kMostCells = 65'536;
constexpr int kMostRereads = 100; ///< a file made to be read again and again is not worth it
constexpr std::string_view kNewLines = "\r\n";
constexpr std::string_view kCandidates = ",;\t|";

/// The high bit of each byte of a word that is `c`, right up to the first such byte.
std::uint64_t bytesThatAre(char c, std::uint64_t word)
{
    constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;
    const std::uint64_t apart = word ^ (kOnes * static_cast<unsigned char>(c));
    return (apart - kOnes) & ~apart & (kOnes << 7);
}

/// The first of four characters in a text from `at` on; its end where there is none. Sixteen
/// bytes at once, as the compiler does where nothing depends on the one before, then eight.
std::size_t firstOf(std::string_view text, std::size_t at, char a, char b, char c, char d)
{
    constexpr std::size_t kAtOnce = 16;
    for (; at + kAtOnce <= text.size(); at += kAtOnce) {
        const char* bytes = text.data() + at;
        unsigned found = 0;
        for (std::size_t i = 0; i < kAtOnce; ++i)
            found |= static_cast<unsigned>(bytes[i] == a) | static_cast<unsigned>(bytes[i] == b)
                | static_cast<unsigned>(bytes[i] == c) | static_cast<unsigned>(bytes[i] == d);
        if (found != 0)
            break;
    }
    for (; std::endian::native == std::endian::little && at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        const std::uint64_t found = bytesThatAre(a, word) | bytesThatAre(b, word)
            | bytesThatAre(c, word) | bytesThatAre(d, word);
        if (found != 0)
            return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    }
    while (at < text.size() && text[at] != a && text[at] != b && text[at] != c && text[at] != d)
        ++at;
    return at;
}

bool partsCells(char c)
{
    return kCandidates.find(c) != std::string_view::npos
        || kNewLines.find(c) != std::string_view::npos;
}

/// How many of a character each line of a text holds outside of quoted cells.
std::vector<int> perLine(std::string_view text, char wanted)
{
    std::vector<int> counts(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size() && counts.size() <= kHeadLines; ++i) {
        const char c = text[i];
        if (c == '"' && !quoted)
            quoted = i == 0 || partsCells(text[i - 1]);
        else if (c == '"' && text.substr(i + 1).starts_with('"'))
            ++i;
        else if (c == '"')
            quoted = i + 1 < text.size() && !partsCells(text[i + 1]);
        else if (!quoted && kNewLines.find(c) != std::string_view::npos)
            counts.push_back(0);
        else if (!quoted)
            counts.back() += c == wanted;
    }
    return counts;
}

/// The part of a text that the delimiter is told by: the same however much more of it is there.
std::string_view headOf(std::string_view text)
{
    text = text.substr(0, kMostHead);
    std::size_t end = 0;
    for (int line = 0; line <= kHeadLines; ++line) {
        end = text.find('\n', end);
        if (end == text.npos)
            return text;
        ++end;
    }
    return text.substr(0, end);
}

/// On how many lines the most frequent number of it stands, and that number.
std::pair<std::ptrdiff_t, int> agreement(std::vector<int> counts)
{
    std::erase(counts, 0);
    std::pair<std::ptrdiff_t, int> most { 0, 0 };
    for (const int count : counts)
        most = std::max(most, { std::count(counts.begin(), counts.end(), count), count });
    return most;
}

} // namespace

CsvReader::CsvReader(Take take)
    : m_take(std::move(take))
{
}

void CsvReader::guessDelimiter()
{
    const auto line =
        std::string_view(m_head).substr(0, std::min(m_head.find_first_of(kNewLines), kMostHead));
    if (line.starts_with("sep=") && line.size() == 5) {
        m_delimiter = line[4];
        m_head.erase(0, 5);
        return;
    }
    m_delimiter = kCandidates.front();
    std::pair<std::ptrdiff_t, int> most { 0, 0 };
    for (const char candidate : kCandidates) {
        const auto agreed = agreement(perLine(headOf(m_head), candidate));
        if (agreed > most) {
            most = agreed;
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
    if (m_head.size() >= kMostHead || std::count(m_head.begin(), m_head.end(), '\n') > kHeadLines) {
        guessDelimiter();
        read(std::exchange(m_head, {}));
    }
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

void CsvReader::put(std::string_view run)
{
    const std::size_t room = std::min(kMostCell - cell().size(), kMostRow - m_text.size());
    m_text += run.substr(0, room);
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

/// Reads on in a quoted cell up to its next quote; returns how much of the text that was.
std::size_t CsvReader::readQuoted(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            m_state = State::quoteSeen;
            m_lastWasReturn = false;
            return at + 1;
        }
        std::size_t end = at + 1;
        if (c == '\n' || c == '\r') {
            m_line += c == '\r' || !m_lastWasReturn;
            const auto before = m_text.size();
            put(text.substr(at, 1));
            m_cellHasNewLine = m_cellHasNewLine || m_text.size() > before;
        } else if (c != '\0') {
            // Not more than the cell takes: what a full cell swallowed may have to be read again.
            const std::size_t room = kMostCell - cell().size();
            end = firstOf(
                text.substr(0, room > 0 ? at + room : text.npos), at, '"', '\r', '\n', '\0');
            put(text.substr(at, end - at));
        }
        m_lastWasReturn = c == '\r';
        at = end;
        if (isFull() && m_cellHasNewLine && m_reread < kMostRereads) {
            reread();
            return at;
        }
    }
    return at;
}

/// Adds a quoted cell that lies in the text as it is: no quote in it, none forgotten. The text at
/// `at` is its first quote; the answer is what comes after the last.
std::optional<std::size_t> CsvReader::addQuotedCell(std::string_view text, std::size_t at)
{
    const std::size_t begin = at + 1;
    std::int64_t lines = 0;
    for (at = begin; (at = firstOf(text, at, '"', '\r', '\n', '\0')) < text.size(); ++at) {
        if (text[at] == '\0')
            return {};
        if (text[at] == '"')
            break;
        lines += text[at] == '\r' || text[at - 1] != '\r';
    }
    const std::size_t after = at + 1;
    if (after >= text.size() || at - begin >= kMostCell)
        return {};
    if (text[after] != m_delimiter && kNewLines.find(text[after]) == kNewLines.npos)
        return {};
    m_row.cells.push_back(text.substr(begin, at - begin));
    m_line += lines;
    return after;
}

/// Takes a row that lies in the text whole and plain, its cells where they are: most rows of most
/// files. Returns how much of the text that was; 0: the row is to be read with more care.
std::size_t CsvReader::readWholeRow(std::string_view text)
{
    const auto line = m_line;
    m_row.cells.clear();
    m_row.number = line;
    for (std::size_t at = 0; m_row.cells.size() < kMostCells;) {
        std::size_t end = at;
        if (text[at] == '"') {
            const auto after = addQuotedCell(text, at);
            if (!after)
                break;
            end = *after;
        } else {
            end = firstOf(text, at, m_delimiter, '\r', '\n', '\0');
            if (end >= text.size() || text[end] == '\0' || end - at >= kMostCell)
                break;
            m_row.cells.push_back(text.substr(at, end - at));
        }
        at = end + 1;
        if (text[end] == m_delimiter) {
            if (at >= text.size())
                break;
            continue;
        }
        m_lastWasReturn = text[end] == '\r';
        ++m_line;
        if (m_row.cells.size() > 1 || !m_row.cells.front().empty())
            m_take(m_row);
        return at;
    }
    m_line = line;
    return 0;
}

void CsvReader::read(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (!m_rowBegun && !(text[at] == '\n' && m_lastWasReturn)) {
            if (const std::size_t whole = readWholeRow(text.substr(at)); whole > 0) {
                at += whole;
                continue;
            }
        }
        if (m_state == State::quoted) {
            at += readQuoted(text.substr(at));
            continue;
        }
        const char c = text[at];
        const bool newLine = c == '\n' || c == '\r';
        const bool secondHalf = c == '\n' && m_lastWasReturn;
        m_lastWasReturn = c == '\r';
        if (m_state == State::quoteSeen && !newLine && c != m_delimiter) {
            ++at;
            if (c != '"' && (cell().ends_with('\n') || cell().ends_with('\r'))) {
                // A line that begins with a quote: the quote before it was never closed.
                endUnclosedRow();
                m_rowBegun = true;
                m_row.number = m_line;
                m_quoteLine = m_line;
            } else {
                // A doubled quote, or one that the writer forgot to double.
                put("\"");
            }
            if (c != '"' && c != '\0')
                put({ &c, 1 });
            m_state = State::quoted;
            continue;
        }
        if (newLine) {
            ++at;
            if (!secondHalf) {
                if (m_rowBegun)
                    endRow();
                ++m_line;
            }
            continue;
        }
        if (!m_rowBegun) {
            m_rowBegun = true;
            m_row.number = m_line;
        }
        if (c == m_delimiter) {
            ++at;
            endCell();
        } else if (c == '"' && m_state == State::cellBegins) {
            ++at;
            m_state = State::quoted;
            m_quoteLine = m_line;
        } else {
            m_state = State::plain;
            const auto end = firstOf(text, at, m_delimiter, '\r', '\n', '\0');
            put(text.substr(at, end - at));
            at = std::max(end, at + 1);
        }
    }
}

} // namespace mutuals
