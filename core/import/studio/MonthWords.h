#pragma once

#include <optional>
#include <string_view>

namespace mutuals {

/// The month (1..12) that a word means in the interface languages of TikTok Studio; lower case for
/// ASCII letters. Source: CLDR's month names, format and stand-alone, and FORMATS 2.4.
std::optional<int> monthOfWord(std::string_view word);

} // namespace mutuals
