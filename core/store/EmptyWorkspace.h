#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace mutuals {

/// A workspace that holds nothing yet, as all migration scripts make it. They are run when the
/// program is built (EmbedWorkspace.cpp): at run time they would take longer than reading ten years
/// of days.
struct EmptyWorkspace {
    struct Piece {
        std::size_t offset; ///< in the file
        std::string_view bytes;
    };
    std::size_t size; ///< of the file, bytes
    std::span<const Piece> pieces; ///< what is not zero, in the file's order
    std::span<const std::string_view> schema; ///< `sql` of sqlite_schema, sorted by bytes
};
const EmptyWorkspace& emptyWorkspace();

} // namespace mutuals
