#pragma once

#include "core/base/Time.h"

#include <optional>
#include <string_view>

namespace mutuals {

/// How to read 01/02/2023.
enum class DateOrder { dayFirst, monthFirst };

/// A moment as machines write it: Unix seconds (10 digits), milliseconds (13 digits), ISO 8601 with
/// or without a fraction, in UTC. Nothing for all else.
std::optional<Seconds> machineTime(std::string_view cell);

/// A date as people write it, with or without a time of day after a blank or a comma:
///
///   date = number sep number sep year | year sep number sep number     sep = "/" | "-" | "."
///   time = hh ":" mm [":" ss] [" AM" | " PM"]
///
/// Without a time it is the day's first second.
std::optional<Seconds> dateIn(std::string_view cell, DateOrder order);

/// How long ago TikTok's web page says that a comment was written: "just now", "5m ago", "3h ago",
/// "2d ago", "1w ago".
std::optional<std::chrono::seconds> agoIn(std::string_view cell);

/// The moment that a browser's Date() writes: "Mon Nov 23 2026 10:30:00 GMT+0100 (...)".
std::optional<Seconds> browserTime(std::string_view text);

} // namespace mutuals
