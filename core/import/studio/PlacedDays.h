#pragma once

#include "core/import/studio/YearlessDates.h"

#include <optional>
#include <vector>

namespace mutuals {

/// The days of the rows of a table.
struct PlacedDays {
    std::vector<std::optional<Day>> days; ///< one per row; nothing where the cell is no date
    bool inferred = false; ///< nothing but PeriodHint::latest settled the year
};

/// Finds the days of rows that may be in any order: oldest first as Studio writes them, newest
/// first, or stirred; with rows that repeat a day, and with some that are no date. Written years
/// are taken as they stand. Where no year is written the rows must be consecutive days, one way or
/// the other (resolvedDays), or days of known months that together span less than a year.
///
/// errors  as resolvedDays
Result<PlacedDays> placedDays(const std::vector<PartialDate>& cells, const PeriodHint& hint);

} // namespace mutuals
