#include "ui/models/ContentAnswers.h"

#include "core/impact/PostSpread.h"
#include "core/store/Workspace.h"

#include <algorithm>

namespace mutuals::ui {

const PostComparison* Content::comparison(PostMetric metric) const
{
    return comparisons.empty() ? nullptr : &comparisons[static_cast<std::size_t>(metric)];
}

PostMetric Content::usualMetric() const
{
    if (!comparisons.empty() && firstAnswered(comparisons).missing.empty())
        return firstAnswered(comparisons).metric;
    PostMetric usual = PostMetric::views;
    std::ptrdiff_t most = 0;
    for (const PostMetric metric : kPostMetrics) {
        const auto counted = std::count_if(posts.begin(), posts.end(),
            [&](const JoinedPost& post) { return newestCount(post, metric).has_value(); });
        if (counted > most) {
            most = counted;
            usual = metric;
        }
    }
    return usual;
}

Result<Content> contentOf(Workspace& workspace, Id<Creator> creator, const Run& run)
{
    const auto archived = workspace.sightings().archived(creator);
    const auto videos = workspace.sightings().videos(creator);
    const auto policies = workspace.plans().policies(creator);
    if (!archived || !videos || !policies)
        return tl::unexpected(!archived ? archived.error()
                : !videos               ? videos.error()
                                        : policies.error());
    Content content;
    content.posts = joinedPosts(*archived, *videos);
    const Day last = content.posts.empty() ? Day {} : dayOf(content.posts.back().post.postedAt);
    if (const Policy* policy = policyInForce(*policies, last)) {
        content.start = policy->start;
        content.policy = policy->name;
        auto comparisons =
            postComparisons(content.posts, { PostMetric::views, policy->start, policy->end }, run);
        if (!comparisons)
            return tl::unexpected(comparisons.error());
        content.comparisons = std::move(*comparisons);
    }
    return content;
}

void ContentAnswers::ask(const std::filesystem::path& workspace, Id<Creator> creator)
{
    m_latest.read(
        this, workspace,
        [creator](Workspace& opened, const Run& run) { return contentOf(opened, creator, run); },
        [this](Result<Content> found) {
            if (!found) {
                emit failed(found.error());
                return;
            }
            m_content = std::move(*found);
            emit answered();
        });
}

void ContentAnswers::clear()
{
    m_latest.stop();
    m_content.reset();
}

} // namespace mutuals::ui
