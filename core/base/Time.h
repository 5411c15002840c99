#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mutuals {

using Seconds = std::chrono::sys_seconds; ///< a moment, UTC
using Day = std::chrono::sys_days; ///< a calendar day, without a zone

/// Days from `from` up to but not including `end`.
struct DayRange {
    Day from {};
    Day end {};

    int count() const { return static_cast<int>((end - from).count()); }
    bool empty() const { return end <= from; }
    bool contains(Day day) const { return from <= day && day < end; }
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

Seconds now();
Day dayOf(Seconds time);

/// Exactly `YYYY-MM-DD`, a day of the Gregorian calendar, years 1970 to 9998; else nothing.
std::optional<Day> parseDay(std::string_view text);

/// Exactly `YYYY-MM-DD hh:mm:ss`, `T` or a blank between, optionally followed by ` UTC` or `Z`;
/// seconds up to 60 (a leap second counts as :59). Years as parseDay. Else nothing.
std::optional<Seconds> parseTime(std::string_view text);

std::string formatDay(Day day); ///< `YYYY-MM-DD`
std::string formatTime(Seconds time); ///< `YYYY-MM-DDThh:mm:ssZ`

} // namespace mutuals
