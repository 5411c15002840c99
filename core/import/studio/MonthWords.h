#pragma once

#include <optional>
#include <string_view>

namespace mutuals {

/// The month (1..12) that the words of a date mean in some sixty languages, whatever their case and
/// accents: "January", "de marzo", "tháng Sáu", "Ιουνίου". Words that mean one month in one language
/// and another in a second (the Croatian and Polish "listopada") mean none.
/// Source: month names of CLDR 42, in a date and alone; FORMATS 2.4.
std::optional<int> monthOfWords(std::string_view words);

} // namespace mutuals
