#pragma once

#include "core/stats/SteppedLevel.h"
#include "core/stats/TwoArms.h"

#include <array>
#include <optional>
#include <vector>

namespace mutuals {

/// A post as the model takes it.
struct PostRow {
    int day = 0; ///< from the start of the policy; negative: before
    double log = 0; ///< log1p of the count
    int weekday = 0; ///< 0..6
    int hourBlock = 0; ///< 0..3: six hours each
    std::array<double, 2>
        lateness {}; ///< of the count, where it has to be allowed for; see PostCounts

    bool after() const { return day >= 0; }
    int week() const { return day >= 0 ? day / 7 : -((6 - day) / 7); } ///< none lies on both sides
};

/// What a difference is freed from.
struct PostAdjustments {
    bool mix = false; ///< weekday and hour block, where enough posts tell them
    bool lateness = false;
    bool trend = false; ///< straight, with a knot in the middle of the days before
};

/// A difference of logs, after less before.
struct PostEstimate {
    double value = 0, error = 0;
    double degreesOfFreedom = 0;
};

/// Huber's regression, errors of the weeks as clusters (STATISTICS D9).
///
/// returns  nothing where the posts do not determine the difference
std::optional<PostEstimate> postEstimate(
    const std::vector<PostRow>& rows, const PostAdjustments& adjustments);

/// The same difference where the level of the days wanders. Posts that are far off the regression
/// are drawn to its bound first.
struct WanderingStep {
    SteppedLevel model;
    std::vector<char> bounded; ///< [rows]
    /// Deviation of the step after so many more days of posts like those after the start.
    double deviationAfter(const std::vector<PostRow>& rows, int moreDays) const;
};

/// errors  as SteppedLevel::fit
Result<WanderingStep> wanderingStep(
    const std::vector<PostRow>& rows, const PostAdjustments& adjustments, const Run& run = {});

/// The logs freed from all but the side that they are on, averaged by week, as a comparison of weeks
/// takes them: one block, treated after the start.
TwoArms freedWeeks(const std::vector<PostRow>& rows, const PostAdjustments& adjustments);

} // namespace mutuals
