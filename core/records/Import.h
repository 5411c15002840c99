#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/records/Creator.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// What a file is, told by its content. Names as mutuals-cli spells them.
enum class ImportKind {
    archive, ///< the data archive as JSON
    archiveText, ///< ... as TXT
    studioOverview,
    studioFollowers,
    studioViewers,
    studioContent,
    studioActivity,
    studioGender,
    studioTerritories,
    businessOverview,
    businessAudience,
    businessPosts,
    comments,
    followers, ///< a list of followers or followed accounts with what their profiles say
    profiles,
    table, ///< any other table, read as the user told
};
std::string_view kindName(ImportKind kind);
std::optional<ImportKind> kindNamed(std::string_view name);

/// A place in a file that could not be taken as it is, and why.
struct Report {
    /// Key path and item, or line: "Profile And Settings > Follower > FansList, item 17".
    std::string place;
    std::string reason;
};
inline constexpr std::size_t kMostReports = 1000; ///< kept of one file

/// Rows of a file: seen = fresh + known + rejected.
struct RowCounts {
    std::int64_t seen = 0;
    std::int64_t fresh = 0; ///< not in the workspace before ("new" in JSON)
    std::int64_t known = 0; ///< already there, or listed twice in this file
    std::int64_t rejected = 0; ///< with a Report each

    friend bool operator==(const RowCounts&, const RowCounts&) = default;
};

/// How many entries each list of a file holds. Nothing: the file does not hold the list.
struct ListCounts {
    std::optional<int> followers, following, blocked, posts, comments, days, conversations,
        profiles;
};

/// One file that went in. Every row of the workspace names the import that brought it.
struct Import {
    Id<Import> id;
    Id<Creator> creator;
    ImportKind kind = ImportKind::archive;
    std::string file; ///< its name, "outer.zip/inner.csv" inside a zip; never a path
    Seconds importedAt {};
    Seconds asOf {}; ///< when the export was made
    std::optional<Day> from, to; ///< first and last day that it speaks of
    std::string owner; ///< of the creator, where the file or the user gave it; ""
    RowCounts rows;
    ListCounts lists;
};

} // namespace mutuals
