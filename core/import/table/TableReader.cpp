#include "core/import/table/TableReader.h"

#include "core/import/studio/StudioDays.h"
#include "core/import/thirdparty/CommentRows.h"

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
    std::int64_t value = 0;
    bool negative = false;
    int digits = 0;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const char c = cell[i];
        if (c == '-' && i == 0) {
            negative = true;
        } else if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            ++digits;
        } else if (c != ',' || digits == 0) {
            return {};
        }
    }
    if (digits == 0 || digits > 18)
        return {};
    return negative ? -value : value;
}

TableReader::TableReader()
    : m_csv([this](const CsvRow& row) { take(row); })
{
}

void TableReader::feed(std::string_view text)
{
    m_csv.feed(text);
}

void TableReader::finish()
{
    m_csv.finish();
}

void TableReader::take(const CsvRow& row)
{
    if (m_headerSeen) {
        if (m_rows)
            m_rows->add(row);
        return;
    }
    m_headerSeen = true;
    std::vector<std::string> keys;
    for (const auto cell : row.cells)
        keys.push_back(columnKey(cell));
    m_rows = StudioDays::forHeader(keys);
    if (!m_rows)
        m_rows = CommentRows::forHeader(keys);
    if (m_rows)
        return;
    for (const auto cell : row.cells) {
        if (m_header.size() < 120)
            m_header += (m_header.empty() ? "" : ", ") + std::string(cell.substr(0, 40));
    }
}

Result<> TableReader::stage(Staged& staged, const PeriodHint& hint)
{
    if (!m_rows)
        return fail(Error::Code::notAnExport, "{}",
            m_header.empty() ? std::string("no table is in it")
                             : fmt::format("a table with the columns {}", m_header));
    auto done = m_rows->stage(staged, hint);
    if (done && m_csv.endedInQuotes())
        staged.notes.push_back("The last cell has no closing quote: the file may end early.");
    return done;
}

} // namespace mutuals
