#include "core/import/table/TableReader.h"

#include "core/import/studio/StudioContent.h"
#include "core/import/studio/StudioDays.h"
#include "core/import/studio/StudioHours.h"
#include "core/import/studio/StudioShares.h"
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

namespace {

/// What a character of a header is in its key; NUL: nothing.
char inKey(char c)
{
    if (c >= 'A' && c <= 'Z')
        return static_cast<char>(c - 'A' + 'a');
    const bool counts =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    return counts ? c : '\0';
}

} // namespace

std::string columnKey(std::string_view cell)
{
    std::string key;
    for (const char c : cell) {
        if (const char kept = inKey(c))
            key += kept;
    }
    return key;
}

bool isNoData(std::string_view cell)
{
    // No word for it is longer, and every cell is asked.
    std::array<char, 10> word {};
    std::size_t length = 0;
    for (const char c : cell) {
        if (const char kept = inKey(c)) {
            word[length++] = kept;
            if (length == word.size())
                return false;
        }
    }
    const std::string_view key(word.data(), length);
    return key.empty() || key == "undefined" || key == "nan" || key == "na" || key == "null"
        || key == "–" || key == "—";
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

constexpr std::size_t kLongText = std::size_t { 1 } << 20; ///< bytes
constexpr std::size_t kMostShown = 300; ///< bytes of a cell, and
constexpr std::size_t kMostShownCells = 200; ///< cells of a row that people look at

/// Tables that are known for what they are and not read, by a column that no other has.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kNotRead { {
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

/// The columns of a table that nobody knows, for the message.
std::string columnsOf(const std::vector<std::string>& header)
{
    std::string columns;
    for (const std::string& cell : header) {
        if (columns.size() < 120)
            columns += fmt::format("{}{:.40}", columns.empty() ? "" : ", ", cell);
    }
    return columns;
}

/// What a table is that no reader knows, and why it is not read. The cells of a table without a
/// header are people's names, and stay out of it.
std::string asked(const UnknownTable& table, const ColumnMapping* mapping)
{
    const std::string what = table.hasHeader()
        ? "a table with the columns " + columnsOf(table.header)
        : fmt::format("a table with {} columns and no header", table.header.size());
    if (mapping && !mapping->columns.empty()) {
        const auto absent = mapping->absent(table.header);
        return fmt::format("{}; {} not among them", what,
            absent.size() == 1 ? fmt::format("\"{:.40}\" is", absent.front())
                               : fmt::format("\"{:.40}\" are", fmt::join(absent, "\", \"")));
    }
    if (!mayNamePeople(table))
        return what + "; none of them holds user names";
    const auto lacking = table.guessed.lacking();
    const bool lacksTime = !lacking.empty() && lacking.front() == ColumnRole::time;
    return what + (lacksTime ? "; for comments, one of times is lacking" : "");
}

/// What rows are in which there is no table.
std::string noTable(const std::vector<std::vector<std::string>>& rows)
{
    if (rows.empty())
        return "no table is in it";
    if (rows.size() == 1 && rows.front().size() > 1 && !looksLikeData(rows.front()))
        return "a table with a header and no row: " + columnsOf(rows.front());
    return "text, but no table of TikTok's";
}

std::vector<std::string> keysOf(const TableRow& row)
{
    std::vector<std::string> keys;
    for (const auto cell : row.cells)
        keys.push_back(columnKey(cell));
    return keys;
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
    m_fed += text.size();
    if (m_rows && !m_queue && m_fed > kLongText)
        m_queue = std::make_unique<RowQueue>([this](const TableRow& row) { m_rows->add(row); });
    m_csv.feed(text);
    return wantsMore();
}

void TableReader::finish()
{
    m_csv.finish();
    if (m_queue)
        m_queue->settle();
}

void TableReader::take(const TableRow& row)
{
    if (row.unclosed)
        m_unclosed.add(row.place(), "a quote is opened and never closed");
    // Of a sheet or a text; an item of JSON without values is one that lacks them.
    const bool isItem = row.unit == "item";
    if (!isItem
        && std::all_of(row.cells.begin(), row.cells.end(), std::mem_fn(&std::string_view::empty)))
        return;
    if (!m_rows)
        seekHeader(row);
    else if (isHeader(row))
        m_again.add(row.place(), "the header again");
    else if (!m_otherPlace.empty())
        ++m_otherRows;
    else if (isOtherHeader(row))
        m_otherPlace = row.place();
    else if (m_queue)
        m_queue->add(row);
    else
        m_rows->add(row);
    if (m_rows && m_below.size() < UnknownTable::kMostRows && !isHeader(row))
        m_below.push_back(shown(row));
}

/// A table may begin with rows about itself, or with empty ones.
void TableReader::seekHeader(const TableRow& row)
{
    const auto keys = keysOf(row);
    if (!wantsMore() || std::all_of(keys.begin(), keys.end(), std::mem_fn(&std::string::empty)))
        return;
    ++m_sought;
    const auto anyTable = m_context.mappings.find({});
    const TableHead head { keys, m_above, m_context.creators,
        anyTable == m_context.mappings.end() ? std::nullopt : anyTable->second.dates };
    if (beginMapped(head, row, false))
        return;
    if ((m_rows = readerFor(head))) {
        m_header.assign(row.cells.begin(), row.cells.end());
        return;
    }
    if (anyTable != m_context.mappings.end() && beginMapped(head, row, true))
        return;
    const auto known = knownTable(keys);
    if (!known.empty() && !m_isKnown)
        m_foreign = known;
    m_isKnown = m_isKnown || !known.empty();
    m_above.push_back(shown(row));
}

std::unique_ptr<TableRows> TableReader::readerFor(const TableHead& head) const
{
    if (auto rows = StudioContent::forHeader(head.keys))
        return rows;
    if (auto rows = StudioDays::forHeader(head.keys))
        return rows;
    if (auto rows = StudioHours::forHeader(head.keys))
        return rows;
    if (auto rows = StudioShares::forHeader(head.keys))
        return rows;
    if (auto rows = VideoRows::forHeader(head))
        return rows;
    if (auto rows = CommentRows::forHeader(head))
        return rows;
    return ProfileRows::forHeader(head);
}

/// Begins with a row that a mapping is for: its header, or the first row of a table without one.
bool TableReader::beginMapped(const TableHead& head, const TableRow& row, bool isForAny)
{
    if (m_context.mappings.empty())
        return false;
    std::vector<std::string> header(row.cells.begin(), row.cells.end());
    const bool mayBeData = m_above.empty() && looksLikeData(header);
    for (const bool isData : { false, true }) {
        if (isData && !mayBeData)
            continue;
        if (isData)
            header.assign(header.size(), {});
        const auto mapping = m_context.mappings.find(isForAny ? std::string() : headerKey(header));
        if (mapping == m_context.mappings.end() || !mapping->second.fits(header)
            || (isForAny && !isData && mayBeData))
            continue;
        m_rows = MappedRows::forMapping(head, header, mapping->second);
        m_isMapped = m_rows != nullptr;
        if (!m_rows)
            continue;
        m_header = std::move(header);
        if (isData)
            m_rows->add(row);
        return true;
    }
    return false;
}

Question TableReader::question() const
{
    return m_rows ? m_rows->question() : Question::columns;
}

std::optional<UnknownTable> TableReader::unknown() const
{
    if (!m_rows) {
        auto table = m_isKnown ? std::nullopt : tableIn(m_above);
        return table && mayNamePeople(*table) ? table : std::nullopt;
    }
    const auto mapping = m_rows->mapping(m_header);
    return mapping ? std::optional(UnknownTable { m_header, m_below, *mapping }) : std::nullopt;
}

bool TableReader::isHeader(const TableRow& row) const
{
    return std::equal(row.cells.begin(), row.cells.end(), m_header.begin(), m_header.end());
}

/// Two tables in one file begin alike: "Date,Video Views", "Date,Followers".
bool TableReader::isOtherHeader(const TableRow& row) const
{
    return row.cells.size() > 1 && !row.cells.front().empty() && !m_header.empty()
        && row.cells.front() == m_header.front()
        && readerFor({ keysOf(row), m_above, m_context.creators, {} });
}

void TableReader::noteColumns(Staged& staged) const
{
    std::vector<std::string> names;
    for (const std::size_t place : m_rows->unread())
        names.push_back(fmt::format("{:.40}", m_header[place]));
    if (names.empty())
        return;
    constexpr std::size_t kMost = 6;
    const std::size_t more = names.size() - std::min(names.size(), kMost);
    names.resize(names.size() - more);
    staged.notes.push_back(fmt::format("Columns that were not read: {}{}.", fmt::join(names, ", "),
        more > 0 ? fmt::format(" and {} more", more) : ""));
}

Result<> TableReader::stage(Staged& staged, const PeriodHint& hint)
{
    if (!m_rows) {
        const auto mapping = m_context.mappings.find({});
        if (const auto table = m_isKnown ? std::nullopt : tableIn(m_above))
            return fail(mayNamePeople(*table) ? Error::Code::ambiguous : Error::Code::notAnExport,
                "{}",
                asked(*table, mapping == m_context.mappings.end() ? nullptr : &mapping->second));
        return fail(
            Error::Code::notAnExport, "{}", m_foreign.empty() ? noTable(m_above) : m_foreign);
    }
    auto done = m_rows->stage(staged, hint);
    staged.reports.add(m_again);
    staged.reports.add(m_unclosed);
    if (!m_otherPlace.empty()) {
        staged.reports.add(m_otherPlace,
            fmt::format("another table begins here; its rows, {}, were not read", m_otherRows),
            std::max<std::int64_t>(1, m_otherRows));
        staged.seen += m_otherRows;
        staged.rejected += m_otherRows;
    }
    if (done)
        noteColumns(staged);
    if (const auto name = delimiterName(m_csv.delimiter()); done && !name.empty())
        staged.notes.push_back(fmt::format("The cells are parted by {}.", name));
    return done;
}

} // namespace mutuals
