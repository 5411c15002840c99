#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mutuals {

/// A user name as a file spells it, made fit for storing: NUL padding and other control characters
/// removed, each @ and blank before it and blanks behind dropped. Empty when nothing is left.
/// Source: FORMATS fact 4 (TikTok pads some names with NUL).
std::string cleanHandle(std::string_view spelled);
/// The same for millions of names: a view of `spelled` where nothing needs to go, as almost always,
/// else of `room`.
std::string_view cleanHandle(std::string_view spelled, std::string& room);

/// What two spellings of one handle share: ASCII letters in lower case, all else as it is.
/// TikTok handles are ASCII; folding Unicode would join look-alikes.
std::string handleKey(std::string_view handle);
/// The same for millions of names. Whether the key is the handle as spelled.
bool assignHandleKey(std::string& key, std::string_view handle);

/// What to look for in keys when somebody typed a part of a handle, perhaps with an @ before it.
std::string searchKey(std::string_view text);

/// Bytes of a cleaned handle; what is longer is no name.
inline constexpr std::size_t kLongestHandle = 1000;

/// TikTok writes "N/A" for an account that is gone: such a row is counted, never a person.
bool isNameless(std::string_view handle);

} // namespace mutuals
