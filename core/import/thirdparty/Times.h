#pragma once

#include "core/base/Time.h"

#include <optional>
#include <string_view>

namespace mutuals {

/// How to read 01/02/2023.
enum class DateOrder { dayFirst, monthFirst };

/// A moment of which there is but one reading, in UTC:
///
///   number = 10 digits (Unix seconds), 13 (milliseconds), 16 (microseconds), each with or without
///            a fraction (a table that went through doubles: "1709287200.0")
///   iso    = YYYY-MM-DD [ ("T" | " ") hh:mm[:ss[.f]] [zone] ]
///   words  = day of the week, month, day, year, time of day and zone in any order, in English:
///            "Fri, 01 Mar 2024 10:00:00 GMT", "Mar 1, 2024, 10:00 AM", what a browser's Date()
///            writes ("Fri Mar 01 2024 11:30:00 GMT+0100 (CET)")
///   zone   = "Z" | "UTC" | "GMT" | [GMT | UTC] ("+" | "-") hh[[:]mm]     other names: which is meant?
///
/// Without a zone it is UTC, without a time of day the day's first second. Nothing for all else, and
/// for years before 2000.
std::optional<Seconds> machineTime(std::string_view cell);

/// A date as people write it, with or without a time of day after a blank or a comma:
///
///   date = number sep number sep year | year sep number sep number     sep = "/" | "-" | "."
///   time = hh ":" mm [":" ss] [" AM" | " PM"] [zone]
///
/// Without a time it is the day's first second. Nothing for years before 2000.
std::optional<Seconds> dateIn(std::string_view cell, DateOrder order);

/// How long ago TikTok's web page says that a comment was written: "just now", "5m ago", "3h ago",
/// "2d ago", "1w ago".
std::optional<std::chrono::seconds> agoIn(std::string_view cell);

} // namespace mutuals
