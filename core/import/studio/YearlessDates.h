#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/import/studio/PartialDate.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mutuals {

/// What is known of the period that a table covers.
struct PeriodHint {
    std::optional<Day> end; ///< last day, from the file's name; up to three days off
    std::optional<Day> asked; ///< day of the download, from the user; of use where it fits
    std::optional<int> year; ///< year of the last row, from the user
    Day latest {}; ///< no row is after this day
};

struct ResolvedDays {
    std::vector<Day> days; ///< one per cell
    bool inferred = false; ///< nothing but `latest` settled the year
    int gaps = 0; ///< days missing between rows
};

/// With these words begins the detail of an `ambiguous` that a year does not settle: only the day
/// of the download does.
inline constexpr std::string_view kUnreadMonths = "its months are in an unknown language";

/// Finds the days of the rows of a daily table, oldest first: consecutive days whose day numbers
/// (and months, where known) agree, ending as late as the hint allows. Rows with gaps are placed by
/// their months. Without a hint the latest year is taken only where the days are fresh or no other
/// year fits. A cell that is no date holds its place among consecutive days.
///
/// errors  damaged: no period fits; ambiguous: several do
Result<ResolvedDays> resolvedDays(const std::vector<PartialDate>& cells, const PeriodHint& hint);

} // namespace mutuals
