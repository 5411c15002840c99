#pragma once

#include "core/base/Time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals::cli {

/// Text from a file as one printable line: control characters and direction marks as escapes, so
/// that a name cannot move the cursor or turn the line around.
std::string printable(std::string_view text);

/// Rows of cells in aligned columns, the first row being the head; "–" for empty cells.
std::string table(const std::vector<std::vector<std::string>>& rows);

std::string dayOrDash(std::optional<Seconds> time); ///< YYYY-MM-DD
std::string numberOrDash(std::optional<int> number);

/// The value of an option that must be a day: what CLI11 calls a validator. "" or what is wrong.
std::string isDay(const std::string& text);

/// Likewise of one that must be a metric's name.
std::string isMetric(const std::string& text);

/// Likewise of one that must be a number of things.
std::string isCount(const std::string& text);

/// "A..B", both days included, as the half-open range; nothing when it is none.
std::optional<DayRange> parseRange(std::string_view text);

} // namespace mutuals::cli
