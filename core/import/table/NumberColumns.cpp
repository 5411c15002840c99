#include "core/import/table/NumberColumns.h"

#include "core/import/table/TableReader.h"

#include <algorithm>

namespace mutuals {

std::optional<std::size_t> placeOf(const std::vector<std::string>& keys, std::string_view key)
{
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found == keys.end())
        return {};
    return static_cast<std::size_t>(found - keys.begin());
}

std::optional<std::int64_t> reportedNumber(const TableRow& row, std::size_t place, Reports& reports)
{
    const auto cell = row.cells[place];
    const auto number = cellNumber(cell);
    if (!number && !isNoData(cell))
        reports.add(fmt::format("{}, cell {}", row.place(), place + 1),
            fmt::format("\"{:.40}\" is no number", cell));
    return number;
}

} // namespace mutuals
