#pragma once

#include "core/base/Time.h"

#include <string>

namespace mutuals {

/// Days that a file repeats of what the workspace holds, and who is right about them.
struct Overlap {
    Day from {}, to {}; ///< first and last of them
    int days = 0;
    int changed = 0; ///< days on which a value differs
    bool thisWins = false; ///< the file is the newer export
    std::string with; ///< the newest other import that holds them, as FileOutcome::file

    friend bool operator==(const Overlap&, const Overlap&) = default;
};

} // namespace mutuals
