#include "core/import/Files.h"

#include "core/import/SourceFile.h"
#include "core/records/Handle.h"

#include <algorithm>
#include <string_view>

namespace mutuals {

namespace fs = std::filesystem;

namespace {

constexpr int kDeepestFolder = 3;

/// Stops when there are `most` files. TikTok's own folder, and the categories in it, do not count
/// as depth: an archive of text files that was unpacked is whole or of no use.
void expandFolder(const fs::path& folder, int depth, std::vector<fs::path>& files, std::size_t most,
    bool inArchive = false)
{
    std::error_code error;
    std::vector<fs::path> inside;
    for (const auto& entry : fs::directory_iterator(folder, error))
        inside.push_back(entry.path());
    std::sort(inside.begin(), inside.end());
    for (const fs::path& path : inside) {
        if (files.size() >= most)
            return;
        const std::string name = path.filename().string();
        if (name.starts_with('.') || name == "__MACOSX")
            continue;
        // Links are not followed: a folder that contains itself would never end.
        const auto status = fs::symlink_status(path, error);
        const bool isArchive = !inArchive && handleKey(name) == "tiktok";
        if (fs::is_directory(status) && isArchive)
            expandFolder(path, std::min(depth + 1, kDeepestFolder - 1), files, most, true);
        else if (fs::is_directory(status) && depth < kDeepestFolder)
            expandFolder(path, depth + 1, files, most, inArchive);
        else if (fs::is_regular_file(status))
            files.push_back(path);
    }
}

} // namespace

std::vector<fs::path> filesIn(const fs::path& folder, std::size_t most)
{
    std::vector<fs::path> files;
    expandFolder(folder, 1, files, most);
    return files;
}

DropSummary dropSummary(const std::vector<fs::path>& paths)
{
    constexpr std::size_t kMost = kMostSummed;
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (files.size() > kMost)
            break;
        if (fs::is_directory(path, error)) {
            const auto inside = filesIn(path, kMost + 1 - files.size());
            files.insert(files.end(), inside.begin(), inside.end());
        } else {
            files.push_back(path);
        }
    }
    DropSummary summary;
    summary.more = files.size() > kMost;
    files.resize(std::min(files.size(), kMost));
    for (const fs::path& file : files) {
        const auto source = SourceFile::open(file);
        const auto holds = [&](std::string_view ending) {
            return source
                && std::any_of(source->entries().begin(), source->entries().end(),
                    [&](const SourceEntry& entry) {
                        return handleKey(entry.name).ends_with(ending);
                    });
        };
        if (holds(".json") || (source && source->isZip() && holds(".txt") && !holds(".csv")))
            ++summary.archives;
        else if (holds(".csv"))
            ++summary.studioTables;
        else
            ++summary.others;
    }
    return summary;
}

} // namespace mutuals
