#pragma once

#include <filesystem>
#include <vector>

namespace mutuals {

/// The regular files in a folder to depth 3 (or in a folder "TikTok" there), by name; what is hidden or left by macOS is passed
/// over, links are not followed. At most `most` of them.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder, std::size_t most);

/// What a drop holds, told by the names of the files and of what their zips list; for the card
/// shown while dragging, so no more than the first kMostSummed files are opened.
struct DropSummary {
    int archives = 0;
    int studioTables = 0;
    int others = 0;
    bool more = false; ///< there may be files beyond those counted
};
inline constexpr int kMostSummed = 50;
DropSummary dropSummary(const std::vector<std::filesystem::path>& paths);

} // namespace mutuals
