#include "core/records/Import.h"

#include "core/records/Names.h"

namespace mutuals {

namespace {

constexpr Names<ImportKind, 5> kNames { {
    { ImportKind::archive, "archive" },
    { ImportKind::studioOverview, "studio-overview" },
    { ImportKind::studioFollowers, "studio-followers" },
    { ImportKind::studioContent, "studio-content" },
    { ImportKind::comments, "comments" },
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
