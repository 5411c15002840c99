#include "app/cli/NumberTable.h"

#include "core/import/SourceFile.h"
#include "core/import/TextDecoder.h"
#include "core/import/table/CsvReader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace mutuals::cli {

namespace {

constexpr int kFirstDataRow = 2; ///< as a spreadsheet numbers rows

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// NaN for what means "no value", nothing for what is no number.
std::optional<double> numberOf(std::string_view cell, bool infinite)
{
    if (infinite && (cell == "Inf" || cell == "inf" || cell == "Infinity"))
        return std::numeric_limits<double>::infinity();
    if (cell.empty() || cell == "NA" || cell == "NaN" || cell == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value))
        return {};
    return value;
}

} // namespace

Result<NumberTable> NumberTable::read(const std::filesystem::path& file, const Run& run)
{
    const auto source = SourceFile::open(file);
    if (!source)
        return tl::unexpected(source.error());
    if (source->isZip())
        return fail(Error::Code::notAnExport, "{} is a zip, not a table", source->name());

    NumberTable table;
    CsvReader reader([&](const TableRow& row) {
        if (table.m_names.empty()) {
            for (const std::string_view cell : row.cells)
                table.m_names.emplace_back(trimmed(cell));
            table.m_cells.resize(table.m_names.size());
            return;
        }
        for (std::size_t i = 0; i < table.m_cells.size(); ++i)
            table.m_cells[i].emplace_back(i < row.cells.size() ? trimmed(row.cells[i]) : "");
        ++table.m_rows;
    });
    TextDecoder decoder;
    const auto done = source->read(
        source->entries().front(),
        [&](std::string_view bytes) {
            reader.feed(decoder.decode(bytes));
            return true;
        },
        run);
    if (!done)
        return tl::unexpected(done.error());
    reader.feed(decoder.finish());
    reader.finish();
    if (table.m_rows == 0)
        return fail(Error::Code::notAnExport, "{} holds no row below its header", source->name());
    return table;
}

bool NumberTable::has(std::string_view column) const
{
    return std::find(m_names.begin(), m_names.end(), column) != m_names.end();
}

Result<const std::vector<std::string>*> NumberTable::cells(std::string_view column) const
{
    const auto found = std::find(m_names.begin(), m_names.end(), column);
    if (found == m_names.end())
        return fail(Error::Code::notFound, "The table has no column \"{}\"", column);
    return &m_cells[static_cast<std::size_t>(found - m_names.begin())];
}

Result<std::vector<double>> NumberTable::numbers(std::string_view column) const
{
    return numbers(column, false);
}

Result<std::vector<double>> NumberTable::times(std::string_view column) const
{
    return numbers(column, true);
}

Result<std::vector<double>> NumberTable::numbers(std::string_view column, bool infinite) const
{
    const auto found = cells(column);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<double> values;
    for (const std::string& cell : **found) {
        const auto value = numberOf(cell, infinite);
        if (!value)
            return fail(Error::Code::invalid, "Row {}, column \"{}\" is not a number",
                values.size() + kFirstDataRow, column);
        values.push_back(*value);
    }
    return values;
}

Result<std::vector<int>> NumberTable::counts(std::string_view column) const
{
    const auto found = numbers(column);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<int> values;
    for (const double value : *found) {
        if (!(value >= 0 && value <= 1e9 && value == std::floor(value)))
            return fail(Error::Code::invalid, "Row {}, column \"{}\" is not a count",
                values.size() + kFirstDataRow, column);
        values.push_back(static_cast<int>(value));
    }
    return values;
}

Result<std::vector<Day>> NumberTable::days(std::string_view column) const
{
    const auto found = cells(column);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<Day> days;
    for (const std::string& cell : **found) {
        const auto day = parseDay(cell);
        if (!day || (!days.empty() && *day <= days.back()))
            return fail(Error::Code::invalid,
                "Row {}, column \"{}\" is not a day after the one above, as YYYY-MM-DD",
                days.size() + kFirstDataRow, column);
        days.push_back(*day);
    }
    return days;
}

} // namespace mutuals::cli
