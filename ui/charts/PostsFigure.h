#pragma once

#include "core/impact/PostSpread.h"
#include "ui/charts/Figure.h"

#include <QString>

namespace mutuals::ui {

/// What a posts chart shows beside the counts.
struct PostsSurroundings {
    bool sample = false; ///< the made-up creator
};

QString postMetricTitle(PostMetric metric); ///< "Views"

/// How the posts before and after are spread, each post a dot below the curves; the axis is
/// logarithmic. Without a comparison that has posts on both sides: all posts as one curve.
///
/// comparison  nullptr: no policy
Figure postsFigure(const PostComparison* comparison, const std::vector<JoinedPost>& posts,
    PostMetric metric, const PostsSurroundings& around);

} // namespace mutuals::ui
