#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mutuals {

/// What a date cell of TikTok Studio says. The year is usually missing, and the month is a word of
/// the interface language that we may not know.
struct PartialDate {
    int day = 0; ///< 1..31
    std::optional<int> month; ///< 1..12
    std::optional<int> year;
};

/// Reads one date cell. Source: FORMATS 2.4.
///
///   date = "2025-11-01" | "2025/11/01"
///        | month day | day month | day "de" month | day "tháng" month     January 5, 8 de marzo
///        | number "月" number "日"                                          9月16日
PartialDate partialDate(std::string_view cell);

/// What is known of the period that a table covers.
struct PeriodHint {
    std::optional<Day> end; ///< last day, from the file's name; up to three days off
    std::optional<int> year; ///< year of the last row, from the user
    Day latest {}; ///< no row is after this day
};

struct ResolvedDays {
    std::vector<Day> days; ///< one per cell
    bool inferred = false; ///< nothing but `latest` settled the year
    int gaps = 0; ///< days missing between rows
};

/// Finds the days of the rows of a daily table, oldest first: consecutive days whose day numbers
/// (and months, where known) agree, ending as late as the hint allows. Rows with gaps are placed by
/// their months. Without a hint the latest year is taken only where the days are fresh or no other
/// year fits.
///
/// errors  damaged: a cell is no date (detail: row from 1), or no period fits;
///         ambiguous: several periods fit
Result<ResolvedDays> resolvedDays(const std::vector<PartialDate>& cells, const PeriodHint& hint);

} // namespace mutuals
