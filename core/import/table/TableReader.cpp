#include "core/import/table/TableReader.h"

#include "core/import/studio/StudioContent.h"
#include "core/import/studio/StudioDays.h"
#include "core/import/table/MappedRows.h"
#include "core/import/thirdparty/CommentRows.h"
#include "core/import/thirdparty/ProfileRows.h"
#include "core/import/thirdparty/VideoRows.h"

#include "core/import/TextDecoder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace mutuals {

std::string columnKey(std::string_view cell)
{
    std::string key;
    for (const char c : cell) {
        if (c >= 'A' && c <= 'Z')
            key += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || static_cast<unsigned char>(c) >= 0x80)
            key += c;
    }
    return key;
}

bool isNoData(std::string_view cell)
{
    const std::string key = columnKey(cell);
    return key.empty() || key == "undefined" || key == "nan" || key == "na" || key == "null";
}

std::optional<std::int64_t> cellNumber(std::string_view cell)
{
    const bool negative = cell.starts_with('-');
    if (negative)
        cell.remove_prefix(1);
    if (cell.starts_with(','))
        return {};
    const bool grouped = cell.find(',') != std::string_view::npos;
    std::int64_t value = 0;
    int digits = 0;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i];
        const bool separates = grouped && (cell.size() - i) % 4 == 0;
        if (separates != (c == ','))
            return {};
        if (separates)
            continue;
        if (c < '0' || c > '9' || ++digits > 18)
            return {};
        value = value * 10 + (c - '0');
    }
    if (digits == 0)
        return {};
    return negative ? -value : value;
}

namespace {

constexpr std::size_t kMostShown = 300; ///< bytes of a cell, and
constexpr std::size_t kMostShownCells = 200; ///< cells of a row that people look at

/// Tables that are known for what they are and not read, by a column that no other has.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNotRead { {
    { "activefollowers",
        "Studio's table of the hours when followers are active, which this version does not read" },
    { "gender", "Studio's table of the gender of followers, which this version does not read" },
    { "topterritories",
        "Studio's table of the territories of followers, which this version does not read" },
    { "totalviewers", "Studio's table of viewers, which this version does not read" },
    { "reachedaudience",
        "a table of Business Suite about the audience, which this version does not read" },
    { "extractorkey",
        "what yt-dlp says of a video, without its comments: of TikTok's it does not get them" },
    { "parentcommentid",
        "comments without the names of who wrote them, as TikTok's Research API gives them" },
} };

/// A row as people look at it.
std::vector<std::string> shown(const TableRow& row)
{
    std::vector<std::string> cells;
    for (const auto cell : row.cells) {
        if (cells.size() < kMostShownCells)
            cells.push_back(repairedUtf8(cell.substr(0, kMostShown)));
    }
    return cells;
}

/// What a table is that is known and not read; "" for others.
std::string_view knownTable(const std::vector<std::string>& keys)
{
    for (const auto& [key, name] : kNotRead) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end())
            return name;
    }
    return {};
}

/// What a table is that nobody knows: for the message.
std::string foreignTable(const TableRow& header)
{
    if (header.cells.size() < 2)
        return "text, but no table of TikTok's";
    std::string columns;
    for (const auto cell : header.cells) {
        if (columns.size() < 120)
            columns += fmt::format("{}{:.40}", columns.empty() ? "" : ", ", cell);
    }
    return "a table with the columns " + columns;
}

/// Nothing for a comma, and where no text was read.
std::string delimiterName(char delimiter)
{
    if (delimiter == ';')
        return "semicolons";
    if (delimiter == '\t')
        return "tabs";
    return delimiter == ',' || delimiter == 0 ? "" : fmt::format("\"{}\"", delimiter);
}

} // namespace

TableReader::TableReader(TableContext context)
    : m_context(std::move(context))
    , m_csv([this](const TableRow& row) { take(row); })
{
}

bool TableReader::feed(std::string_view text)
{
    m_csv.feed(text);
    return wantsMore();
}

void TableReader::finish()
{
    m_csv.finish();
}

void TableReader::take(const TableRow& row)
{
    if (row.unclosed)
        m_unclosed.add(row.place(), "a quote is opened and never closed");
    if (!m_rows)
        seekHeader(row);
    else if (isHeader(row))
        m_again.add(row.place(), "the header again");
    else
        m_rows->add(row);
    if (m_mapping && m_below.size() < UnknownTable::kMostRows && !isHeader(row))
        m_below.push_back(shown(row));
}

/// A table may begin with rows about itself, or with empty ones.
void TableReader::seekHeader(const TableRow& row)
{
    std::vector<std::string> keys;
    for (const auto cell : row.cells)
        keys.push_back(columnKey(cell));
    if (!wantsMore() || std::all_of(keys.begin(), keys.end(), std::mem_fn(&std::string::empty)))
        return;
    ++m_sought;
    m_rows = readerFor(keys);
    if (!m_rows)
        m_rows = mappedReader(keys, row);
    if (m_rows) {
        m_header.assign(row.cells.begin(), row.cells.end());
        return;
    }
    const auto known = knownTable(keys);
    if (!known.empty() && !m_isKnown)
        m_foreign = known;
    else if (m_foreign.empty())
        m_foreign = foreignTable(row);
    m_isKnown = m_isKnown || !known.empty();
    m_above.push_back(shown(row));
}

std::unique_ptr<TableRows> TableReader::readerFor(const std::vector<std::string>& keys) const
{
    const TableHead head { keys, m_above, m_context.creators };
    if (auto rows = StudioContent::forHeader(keys))
        return rows;
    if (auto rows = StudioDays::forHeader(keys))
        return rows;
    if (auto rows = VideoRows::forHeader(head))
        return rows;
    if (auto rows = CommentRows::forHeader(head))
        return rows;
    return ProfileRows::forHeader(head);
}

std::unique_ptr<TableRows> TableReader::mappedReader(
    const std::vector<std::string>& keys, const TableRow& row)
{
    const std::vector<std::string> header(row.cells.begin(), row.cells.end());
    auto mapping = m_context.mappings.find(headerKey(header));
    if (mapping == m_context.mappings.end())
        mapping = m_context.mappings.find({});
    if (mapping == m_context.mappings.end() || !mapping->second.fits(header))
        return {};
    m_mapping = mapping->second;
    return MappedRows::forMapping({ keys, m_above, m_context.creators }, header, *m_mapping);
}

Question TableReader::question() const
{
    return m_rows ? m_rows->question() : Question::columns;
}

std::optional<UnknownTable> TableReader::unknown() const
{
    if (m_mapping)
        return UnknownTable { m_header, m_below, *m_mapping };
    if (m_rows || m_isKnown)
        return {};
    const auto filled = [](const std::vector<std::string>& row) {
        return std::count_if(
            row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); });
    };
    // Above the header there may be a title, which has fewer cells.
    const auto header = std::max_element(m_above.begin(), m_above.end(),
        [&](const auto& a, const auto& b) { return filled(a) < filled(b); });
    if (header == m_above.end() || header->size() < 2 || header + 1 == m_above.end())
        return {};
    UnknownTable table { *header, { header + 1, m_above.end() }, {} };
    table.rows.resize(std::min(table.rows.size(), UnknownTable::kMostRows));
    table.guessed = guessedMapping(table.header, table.rows);
    if (!table.guessed.columns.contains(ColumnRole::handle))
        return {};
    return table;
}

bool TableReader::isHeader(const TableRow& row) const
{
    return std::equal(row.cells.begin(), row.cells.end(), m_header.begin(), m_header.end());
}

Result<> TableReader::stage(Staged& staged, const PeriodHint& hint)
{
    if (!m_rows)
        return fail(unknown() ? Error::Code::ambiguous : Error::Code::notAnExport, "{}",
            m_foreign.empty() ? "no table is in it" : m_foreign);
    auto done = m_rows->stage(staged, hint);
    for (const Reports* reports : { &m_again, &m_unclosed }) {
        for (const Report& report : reports->kept())
            staged.reports.add(report.place, report.reason);
    }
    if (const auto name = delimiterName(m_csv.delimiter()); done && !name.empty())
        staged.notes.push_back(fmt::format("The cells are parted by {}.", name));
    return done;
}

} // namespace mutuals
