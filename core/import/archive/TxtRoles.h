#pragma once

#include "core/import/ListChoice.h"
#include "core/import/archive/TxtRecords.h"
#include "core/import/archive/TxtSurvey.h"
#include "core/import/archive/TxtWords.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {

struct TxtPart {
    TxtSource source;
    TxtSurvey survey;
};

/// What one file of an archive is read as.
struct TxtRole {
    TxtSection section = TxtSection::other;
    TxtLayout layout;
    bool isEmpty = false; ///< it says that there is no data
};

struct TxtRoles {
    std::vector<TxtRole> roles; ///< beside the parts
    std::vector<UndecidedList> undecided; ///< lists that only the user can name
    std::vector<std::string> notes;
    std::string nameLabel; ///< letters of the label of user names, where that is known
    std::string owner;
    std::optional<std::int64_t> followerCount, followingCount; ///< as the profile says
};

/// Whether a file stands out as one of TikTok's TXT archive: by what it holds, or by a known name
/// and nothing that speaks against it.
bool isTxtArchive(const TxtPart& part);

/// Tells which file of an archive is which list: the user's answers first, then the names of the
/// files, then the shape of the records and their labels, then the profile's counts. A list that
/// is still open is counted and given to ask about.
/// errors  those of reading
Result<TxtRoles> txtRoles(const std::vector<TxtPart>& parts,
    const std::map<std::string, ListChoice>& answers, const Run& run);

} // namespace mutuals
