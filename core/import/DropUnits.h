#pragma once

#include "core/base/Run.h"
#include "core/import/TxtStager.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mutuals {

struct DroppedFile {
    std::filesystem::path path;
    std::filesystem::path top; ///< the dropped folder that it was found in; "" when dropped itself
};

/// What is read in one go: a file, or the text files of one archive.
struct DropUnit {
    std::string name; ///< for people, of an archive of text files
    std::filesystem::path path; ///< the file, or the folder of the archive
    std::shared_ptr<const TxtGroup> texts; ///< none: a file
    std::int64_t bytes = 0;
};

/// Finds the archives among dropped text files, by a look at each. A unit stands where its first
/// file stood.
std::vector<DropUnit> dropUnits(const std::vector<DroppedFile>& files, const Run& run);

} // namespace mutuals
