#pragma once

#include "core/base/Time.h"

#include <string>
#include <vector>

namespace mutuals {

/// Days, videos or groups that a file repeats of what the workspace holds, and who is right about them.
struct Overlap {
    Day from {}, to {}; ///< first and last of the days; of the videos' uploads; of groups none
    int days = 0;
    int changed = 0; ///< days, videos or groups of which a known value differs
    bool thisWins = false; ///< the file is the newer export
    std::string with; ///< the newest other import that holds them, as FileOutcome::file
    int videos = 0; ///< a table of videos repeats these instead of days
    int groups = 0; ///< a table of followers' shares repeats these instead

    friend bool operator==(const Overlap&, const Overlap&) = default;
};

/// What adding a table to those that the workspace holds brought.
struct Added {
    int fresh = 0; ///< rows that were new, or changed a value of an older export
    /// One per other import that is the newest to hold some of the rows; in the order of the rows.
    std::vector<Overlap> overlaps;
    /// Days that no table of the kind tells, right before this one and right after it.
    DayRange gapBefore, gapAfter;
};

} // namespace mutuals
