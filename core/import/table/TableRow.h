#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// One row of a table, whatever file it came from.
struct TableRow {
    std::vector<std::string_view> cells {}; ///< valid during the call
    std::int64_t number = 0; ///< of its first line in a text, of the row in a sheet, from 1
    bool unclosed = false; ///< its last cell has an opening quote and no closing one
    std::string_view unit = "line"; ///< what `number` counts: "line", "row", "item"
    std::string_view sheet {}; ///< where a workbook has several

    /// Where it stands, for a Report: "line 5", "row 5", "sheet Overview, row 5".
    std::string place() const
    {
        return sheet.empty() ? fmt::format("{} {}", unit, number)
                             : fmt::format("sheet {}, {} {}", sheet, unit, number);
    }
};

} // namespace mutuals
