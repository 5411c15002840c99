#pragma once

#include "core/audience/Posts.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mutuals {

enum class PostMetric { views, likes, comments, shares };
inline constexpr std::array kPostMetrics { PostMetric::views, PostMetric::likes,
    PostMetric::comments, PostMetric::shares };
std::string_view postMetricName(PostMetric metric); ///< "views", ...
std::optional<PostMetric> postMetricNamed(std::string_view name);

/// One post's count, as near to a fixed age as the exports tell it.
struct PostCount {
    enum class State {
        counted,
        tooYoung, ///< in every export younger than the fixed age: left out, not extrapolated
        unknown ///< no export counts it
    } state = State::unknown;
    std::int64_t read = 0; ///< what the export of `age` says
    double age =
        0; ///< days at that export; the fixed age where two exports lie on both sides of it
    double log = 0; ///< log1p of the count, brought to the fixed age where that is known how
    /// How much later than at the fixed age it was read, in logs of days up to a month and from
    /// then on; 0 where `log` is brought to the fixed age already.
    std::array<double, 2> lateness {};
};

struct PostCounts {
    std::vector<PostCount> posts; ///< in the order of the posts
    /// Growth of the log per log of days, up to a month and from then on, as posts show that were
    /// counted at several ages; nothing: too few were.
    std::array<std::optional<double>, 2> growth;
    int counted = 0, tooYoung = 0, unknown = 0;
    int between = 0; ///< of those counted: read off between two exports
};

/// A count read later than at the fixed age is first brought back along what other posts grew
/// between exports (from 8 on); what that does not tell is left for the comparison to allow for.
///
/// ageDays  the fixed age
PostCounts postCounts(const std::vector<JoinedPost>& posts, PostMetric metric, double ageDays);

} // namespace mutuals
