#include "core/impact/PostDays.h"

#include "core/audience/Posts.h"
#include "core/store/Workspace.h"

#include <algorithm>

namespace mutuals {

Result<PostDays> postDays(Workspace& workspace, Id<Creator> creator)
{
    const auto archived = workspace.sightings().archived(creator);
    const auto videos = workspace.sightings().videos(creator);
    if (!archived || !videos)
        return tl::unexpected(archived ? videos.error() : archived.error());
    PostDays days;
    for (const JoinedPost& post : joinedPosts(*archived, *videos))
        days.posted.push_back(dayOf(post.post.postedAt));
    for (const ArchivedPost& post : *archived) {
        if (post.sightings.empty())
            continue;
        const Day seen = dayOf(post.sightings.back().asOf);
        days.until = std::max(days.until.value_or(seen), seen);
    }
    return days;
}

Result<> surround(ImpactQuestion& question, Workspace& workspace, Id<Creator> creator)
{
    auto excluded = workspace.plans().excludedDays(creator);
    auto posts = postDays(workspace, creator);
    if (!excluded || !posts)
        return tl::unexpected(excluded ? posts.error() : excluded.error());
    question.excluded = std::move(*excluded);
    question.posted = std::move(posts->posted);
    question.postedUntil = posts->until;
    return {};
}

} // namespace mutuals
