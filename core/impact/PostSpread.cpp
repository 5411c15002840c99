#include "core/impact/PostSpread.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

constexpr int kSteps = 121;
constexpr double kNarrowest = 0.04; ///< of the logarithm: a tenth more or less

double scaled(double count)
{
    return std::log10(1 + count);
}

PostSpread spreadOf(const std::vector<double>& before, const std::vector<double>& after)
{
    PostSpread spread;
    double least = 1e300, most = 0;
    for (const auto* side : { &before, &after }) {
        for (const double count : *side) {
            least = std::min(least, scaled(count));
            most = std::max(most, scaled(count));
        }
    }
    if (before.empty() && after.empty())
        return spread;
    const double air = std::max(0.15, 0.08 * (most - least));
    spread.low = std::max(0.0, least - air);
    spread.high = most + air;
    const auto group = [&](const std::vector<double>& counts) -> std::optional<PostGroup> {
        if (counts.empty())
            return {};
        std::vector<double> logs;
        for (const double count : counts)
            logs.push_back(scaled(count));
        return PostGroup { counts, density(logs, spread.low, spread.high, kSteps, kNarrowest),
            median(counts) };
    };
    spread.before = group(before);
    spread.after = group(after);
    return spread;
}

} // namespace

double PostGroup::shareFrom(double count) const
{
    const auto reached =
        std::count_if(counts.begin(), counts.end(), [&](double one) { return one >= count; });
    return static_cast<double>(reached) / static_cast<double>(counts.size());
}

PostSpread postSpread(const PostComparison& comparison)
{
    std::vector<double> before, after;
    for (const ComparedPost& post : comparison.posts)
        (post.after ? after : before).push_back(post.atAge());
    return spreadOf(before, after);
}

PostSpread postSpread(const std::vector<JoinedPost>& posts, PostMetric metric)
{
    std::vector<double> counts;
    for (const JoinedPost& post : posts) {
        if (const auto count = newestCount(post, metric); count && *count >= 0)
            counts.push_back(static_cast<double>(*count));
    }
    return spreadOf(counts, {});
}

std::optional<std::int64_t> newestCount(const JoinedPost& post, PostMetric metric)
{
    switch (metric) {
    case PostMetric::views:
        return post.post.views;
    case PostMetric::likes:
        return post.post.likes;
    case PostMetric::comments:
        return post.post.comments;
    case PostMetric::shares:
        break;
    }
    return post.post.shares;
}

} // namespace mutuals
