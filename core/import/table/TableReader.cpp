#include "core/import/table/TableReader.h"

#include "core/import/studio/StudioContent.h"
#include "core/import/studio/StudioDays.h"
#include "core/import/thirdparty/CommentRows.h"

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

/// Tables that are known for what they are and not read, by a column that no other has.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNotRead { {
    { "activefollowers", "Studio's table of the hours when followers are active" },
    { "gender", "Studio's table of the gender of followers" },
    { "topterritories", "Studio's table of the territories of followers" },
    { "totalviewers", "Studio's table of viewers" },
    { "reachedaudience", "a table of Business Suite about the audience" },
    { "connectiontype", "a table of profiles" },
    { "followercount", "a table of profiles" },
    { "fans", "a table of profiles" },
} };

/// What a table is that cannot be read: for the message.
std::string foreignTable(const TableRow& header, const std::vector<std::string>& keys)
{
    for (const auto& [key, name] : kNotRead) {
        if (std::find(keys.begin(), keys.end(), key) != keys.end())
            return fmt::format("{}, which this version does not read", name);
    }
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

TableReader::TableReader()
    : m_csv([this](const TableRow& row) { take(row); })
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
    m_rows = StudioContent::forHeader(keys);
    if (!m_rows)
        m_rows = StudioDays::forHeader(keys);
    if (!m_rows)
        m_rows = CommentRows::forHeader(keys);
    if (m_rows)
        m_header.assign(row.cells.begin(), row.cells.end());
    else if (m_foreign.empty())
        m_foreign = foreignTable(row, keys);
}

bool TableReader::isHeader(const TableRow& row) const
{
    return std::equal(row.cells.begin(), row.cells.end(), m_header.begin(), m_header.end());
}

Result<> TableReader::stage(Staged& staged, const PeriodHint& hint)
{
    if (!m_rows)
        return fail(
            Error::Code::notAnExport, "{}", m_foreign.empty() ? "no table is in it" : m_foreign);
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
