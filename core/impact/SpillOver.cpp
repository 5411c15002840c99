#include "core/impact/SpillOver.h"

#include "core/audience/FollowerIndex.h"
#include "core/store/Workspace.h"

#include <algorithm>
#include <span>

namespace mutuals {

namespace {

constexpr std::size_t kPeopleAtATime = 256; ///< so that a stop is heard

} // namespace

Result<std::optional<SpillOver>> spillOver(
    Workspace& workspace, Id<Creator> creator, const Run& run)
{
    const auto counts = workspace.talk().counts(creator);
    if (!counts)
        return tl::unexpected(counts.error());
    if (counts->comments == 0)
        return std::nullopt;
    FollowerQuery query;
    query.creator = creator;
    query.view = FollowerView::mutual;
    FollowerIndex index;
    const auto mutuals = index.order(workspace, query, run);
    if (!mutuals)
        return tl::unexpected(mutuals.error());
    SpillOver found { counts->comments, 0 };
    for (std::size_t first = 0; first < mutuals->size(); first += kPeopleAtATime) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while counting comments");
        const std::span<const Id<Person>> all(*mutuals);
        const auto rows = workspace.followers().rows(
            creator, {}, all.subspan(first, std::min(kPeopleAtATime, all.size() - first)));
        if (!rows)
            return tl::unexpected(rows.error());
        for (const FollowerRow& row : *rows)
            found.byMutuals += row.comments.value_or(0);
    }
    return found;
}

} // namespace mutuals
