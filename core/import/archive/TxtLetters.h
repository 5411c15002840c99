#pragma once

#include <string>
#include <string_view>

namespace mutuals {

/// The letters of a text alone, without case and accents, so that "Block List", "block-list" and
/// "BlockList" are one. Letters that macOS took apart are the same as whole ones.
std::string txtLetters(std::string_view text);

} // namespace mutuals
