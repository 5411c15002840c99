#pragma once

#include <optional>
#include <string_view>

namespace mutuals {

/// What a date cell of TikTok Studio says. The year is usually missing, and the month is a word of
/// the interface language that we may not know.
struct PartialDate {
    int day = 0; ///< 1..31; 0: the cell is no date
    std::optional<int> month; ///< 1..12
    std::optional<int> year;

    friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// Reads one date cell, with the digits of whatever script. Source: FORMATS 2.4.
///
///   date = "2025-11-01" | "2025/11/01"
///        | month day | day month | day "de" month | day "tháng" month     January 5, 8 de marzo
///        | day "tháng" number                                             18 tháng 6
///        | number "月" number "日"                                          9月16日
/// a word for the month may be followed by a year, of four digits or, as spreadsheets write it
/// ("5-Jan-26"), of two.
PartialDate partialDate(std::string_view cell);

} // namespace mutuals
