#pragma once

#include <cstddef>
#include <string_view>

namespace mutuals {

enum class JsonKind {
    unknown, ///< the head does not tell
    archive, ///< TikTok's data archive: an object of its sections
    items, ///< lists or lines of objects, as other tools write them
};

/// How much of a file is worth looking at to tell.
inline constexpr std::size_t kJsonHead = 1'048'576;

/// Tells by the names at the beginning of a file what its JSON is. An archive names one of its
/// sections ("Profile And Settings", "Your Activity", ...) at the top, some of them only together
/// with a list in it, since other data have a "video" or a "profile" as well. A root array, a known
/// list of objects ("comments", "userList") and an object that ends are items.
///
/// head  UTF-8, whole characters; the beginning of the file or all of it
JsonKind jsonKind(std::string_view head);

/// Whether an array of this name holds items: comments, people, or a page of either.
bool isItemList(std::string_view normalizedKey);

} // namespace mutuals
