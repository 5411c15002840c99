#include "core/records/Import.h"

#include "core/records/Names.h"

namespace mutuals {

namespace {

constexpr Names<ImportKind, 16> kNames { {
    { ImportKind::archive, "archive" },
    { ImportKind::archiveText, "archive-text" },
    { ImportKind::studioOverview, "studio-overview" },
    { ImportKind::studioFollowers, "studio-followers" },
    { ImportKind::studioViewers, "studio-viewers" },
    { ImportKind::studioContent, "studio-content" },
    { ImportKind::studioActivity, "studio-activity" },
    { ImportKind::studioGender, "studio-gender" },
    { ImportKind::studioTerritories, "studio-territories" },
    { ImportKind::businessOverview, "business-overview" },
    { ImportKind::businessAudience, "business-audience" },
    { ImportKind::businessPosts, "business-posts" },
    { ImportKind::comments, "comments" },
    { ImportKind::followers, "followers" },
    { ImportKind::profiles, "profiles" },
    { ImportKind::table, "table" },
} };

} // namespace

std::string_view kindName(ImportKind kind)
{
    return nameIn(kNames, kind);
}

std::optional<ImportKind> kindNamed(std::string_view name)
{
    return valueIn(kNames, name);
}

} // namespace mutuals
