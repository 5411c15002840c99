#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// Which list a file of a TXT archive holds, where only the user can tell.
enum class ListChoice { followers, following, blocked, none };
std::string_view listChoiceName(ListChoice choice); ///< "followers", ..., "none"
std::optional<ListChoice> listChoiceNamed(std::string_view name);

/// A list of names whose file's name and labels are in a language that Mutuals does not know.
struct UndecidedList {
    struct Row {
        std::string date, name; ///< as spelled
    };
    std::string file; ///< its name: the key of ImportOptions::lists
    std::int64_t rows = 0;
    std::vector<Row> first; ///< at most five, to look at
};

} // namespace mutuals
