#include "core/import/xlsx/SheetReader.h"

#include <algorithm>

namespace mutuals {

namespace {

constexpr std::size_t kMostCell = 65'536;
constexpr std::size_t kMostRow = 16'777'216;
constexpr std::size_t kMostColumns = 16'384;

/// The column of "AB12", from 0; `otherwise` where there is none.
std::size_t columnOf(std::string_view reference, std::size_t otherwise)
{
    std::size_t column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size() && letters < 4; ++letters) {
        const char c = reference[letters];
        const bool isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!isLetter)
            break;
        column = column * 26 + static_cast<std::size_t>((c & 0x1f));
    }
    return letters == 0 ? otherwise : column - 1;
}

/// "2026-01-31T00:00:00" is a day.
std::string_view isoDay(std::string_view text)
{
    return text.size() > 10 && text.substr(10).starts_with("T00:00:00") ? text.substr(0, 10) : text;
}

} // namespace

SheetReader::SheetReader(const Context& context, Reports& reports, Take take)
    : m_context(context)
    , m_reports(reports)
    , m_take(std::move(take))
{
    m_row.unit = "row";
    m_row.sheet = context.name;
}

void SheetReader::begin(std::string_view name, const XmlAttributes& attributes)
{
    if (name == "c") {
        beginCell(attributes);
    } else if (name == "row") {
        const auto number = static_cast<std::int64_t>(
            wholeNumber(attributes["r"], static_cast<std::uint64_t>(m_row.number) + 1));
        m_inOrder = m_inOrder && number > m_row.number;
        m_row.number = number;
        m_nextColumn = 0;
        m_cells.clear();
        m_texts.clear();
    } else if (name == "rPh") {
        ++m_phonetic;
    }
    m_inValue = m_inCell && m_phonetic == 0 && (name == "v" || name == "t");
}

void SheetReader::beginCell(const XmlAttributes& attributes)
{
    m_column = columnOf(attributes["r"], m_nextColumn);
    m_nextColumn = m_column + 1;
    m_type = attributes["t"];
    m_format = m_context.formats[wholeNumber(attributes["s"], 0)];
    m_value.clear();
    m_inCell = true;
}

void SheetReader::text(std::string_view piece)
{
    if (m_inValue)
        m_value += piece.substr(0, kMostCell - std::min(kMostCell, m_value.size()));
}

void SheetReader::end(std::string_view name)
{
    m_inValue = false;
    if (name == "c")
        endCell();
    else if (name == "row")
        endRow();
    else if (name == "rPh")
        --m_phonetic;
}

void SheetReader::report(const char* reason)
{
    m_reports.add(fmt::format("{}, cell {}", m_row.place(), m_column + 1), reason);
}

void SheetReader::endCell()
{
    m_inCell = false;
    if (m_value.empty())
        return;
    if (m_column >= kMostColumns)
        return report("farther right than a sheet goes");
    const std::size_t begin = m_texts.size();
    putValue();
    m_texts.resize(std::min(m_texts.size(), kMostRow));
    if (m_texts.size() > begin)
        m_cells.push_back({ m_column, begin, m_texts.size() - begin });
}

void SheetReader::putValue()
{
    if (m_type == "s") {
        const auto number = wholeNumber(m_value, ~std::uint64_t { 0 });
        if (m_context.strings.has(number))
            m_texts += m_context.strings[number];
        else
            report("a text that the spreadsheet does not hold");
    } else if (m_type == "str" || m_type == "inlineStr") {
        m_texts += withoutEscapes(m_value);
    } else if (m_type == "e") {
        report("a formula without a value");
    } else if (m_type == "b") {
        m_texts += m_value == "1" || m_value == "true" ? "TRUE" : "FALSE";
    } else if (m_type == "d") {
        m_texts += isoDay(m_value);
    } else {
        m_texts += numberText(m_value, m_format, m_context.from1904);
    }
}

void SheetReader::endRow()
{
    if (m_cells.empty())
        return;
    std::size_t columns = 0;
    for (const Cell& cell : m_cells)
        columns = std::max(columns, cell.column + 1);
    m_row.cells.resize(columns);
    for (const Cell& cell : m_cells)
        m_row.cells[cell.column] = std::string_view(m_texts).substr(cell.begin, cell.length);
    m_take(m_row);
    for (const Cell& cell : m_cells)
        m_row.cells[cell.column] = {};
    m_cells.clear();
}

} // namespace mutuals
