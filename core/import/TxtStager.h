#pragma once

#include "core/import/FileName.h"
#include "core/import/Stager.h"
#include "core/import/archive/TxtRoles.h"

#include <functional>
#include <string>
#include <vector>

namespace mutuals {

/// The text files of one data archive.
struct TxtGroup {
    std::string root; ///< the folder that they have in common: TikTok's, or the one of the list
    std::vector<TxtPart> parts;
};

/// The folder of the archive that a file in `folder` belongs to: TikTok's own, or else the one above
/// the category.
std::string txtRoot(std::string_view folder);

/// Sorts surveyed text files into archives. Those of one root belong together; where two of them would be the same list, each folder is an
/// archive, and of two in one folder the copy ("Follower (1).txt") is one of its own. Files of a
/// group in which nothing looks like an archive are left in `parts`.
std::vector<TxtGroup> txtGroups(std::vector<TxtPart>& parts);

/// Reads one archive.
///
/// name    for people
/// said    what the name of the zip, or of the file, tells
/// errors  as stageFile
StagedFile stageTxt(const std::string& name, const FileName& said, const TxtGroup& group,
    const ImportOptions& options, Day latest,
    const std::function<void(std::uint64_t bytes)>& consumed, const Run& run);

} // namespace mutuals
