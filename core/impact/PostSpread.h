#pragma once

#include "core/impact/PostComparison.h"
#include "core/stats/Density.h"

#include <optional>
#include <vector>

namespace mutuals {

/// The counts of posts of one side, as a distribution on the scale log10(1 + count).
struct PostGroup {
    std::vector<double> counts; ///< in the order of the posts
    Density density;
    double median = 0; ///< a count
    /// Of the counts, the share that reaches at least this one.
    double shareFrom(double count) const;
};

/// Both sides on one axis; a side without posts is nothing.
struct PostSpread {
    double low = 0, high = 1; ///< of log10(1 + count), with room for the curves
    std::optional<PostGroup> before, after;
};

/// The counts at the fixed age that a comparison is made of.
PostSpread postSpread(const PostComparison& comparison);

/// Without a comparison: all posts whose newest count is known, as one group, `before`.
PostSpread postSpread(const std::vector<JoinedPost>& posts, PostMetric metric);

std::optional<std::int64_t> newestCount(const JoinedPost& post, PostMetric metric);

} // namespace mutuals
