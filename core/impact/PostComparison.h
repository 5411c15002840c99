#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/Impact.h"
#include "core/impact/PostCounts.h"

#include <optional>
#include <string>
#include <vector>

namespace mutuals {

/// Fewer posts, or posts of fewer weeks, on a side say nothing of what is usual there.
inline constexpr int kFewestPosts = 8, kFewestPostWeeks = 4;
/// With fewer weeks on a side an error made of weeks is not to be trusted (STATISTICS D9).
inline constexpr int kFewestClusters = 10;

struct PostQuestion {
    PostMetric metric = PostMetric::views;
    Day start {}; ///< first day of the policy
    std::optional<Day> end; ///< last day of the policy, where it has ended
};

/// A post of the two periods.
struct ComparedPost {
    std::size_t post = 0; ///< index in the posts of the question
    Day day {};
    bool after = false;
    PostCount count;
    /// The count at the fixed age, as near as it is known; what the distributions are drawn of.
    double atAge() const;
    bool bounded = false; ///< so far off that it counts as less far
};

struct PostSide {
    DayRange days;
    int posts = 0, weeks = 0; ///< compared, and weeks that hold one
    int tooYoung = 0, unknown = 0; ///< of these days, left out
    std::optional<double> median; ///< of the counts at the fixed age
};

/// Part of the way from the plain difference to the adjusted one, as shares: 0.25 is +25 %.
struct PostSteps {
    double plain = 0; ///< medians-like (Huber), nothing allowed for
    double mix = 0; ///< the same mix of weekdays and hours on both sides
    double age = 0; ///< and all counts at the same age
    /// Of `plain`, on the log scale, what the mix makes; nothing where `plain` is below 5 %.
    std::optional<double> shareOfMix;
};

/// The check of the interval by other means: the regression of D9 with a straight trend and a knot.
struct PostCheck {
    enum class Way {
        clusters, ///< errors of weeks, CR2, t with Satterthwaite's degrees of freedom
        labels, ///< labels of weeks permuted, without a trend: too few weeks for more
    } way = Way::clusters;
    Estimate relative; ///< an end is infinite where labels cannot exclude it
    double p = 1; ///< two-sided
    double degreesOfFreedom = 0; ///< clusters
    bool exact = false; ///< labels: all were tried
};

/// The answer to a PostQuestion.
struct PostComparison {
    PostMetric metric = PostMetric::views;
    Day start {};
    int ageDays = 7; ///< the fixed age; 1 where the history is short
    PostSide before, after;
    std::vector<ComparedPost> posts; ///< oldest first
    int straddling = 0; ///< posted shortly before the start and counted after it
    int between = 0; ///< compared posts whose count was read off between two exports
    std::array<std::optional<double>, 2> growth; ///< see PostCounts
    bool latenessAllowedFor = false; ///< what growth does not tell went into the comparison

    /// What stands in the way, for programs: "8 posts before with views (3 found)". While it is
    /// not empty nothing below holds.
    std::vector<std::string> missing;

    /// From a model whose level wanders from day to day (SteppedLevel), freed from mix and age.
    std::optional<Estimate> relative; ///< share: 0.25 is +25 %
    double probability = 0; ///< that the effect has the sign it shows
    PostSteps steps;
    PostCheck check;
    /// Two-sided chance, adjusted for the metrics looked at together; a find up to 0.05.
    std::optional<double> discovery;
    Verdict verdict;
};

/// Posts before and after a day: did they do better? Periods as defaultPeriods().
///
/// Measured on simulated creators (300 series each; 180 days before and 90 after; effects of -36 %,
/// none and +22 %; the luck of a post a deviation of 0.1, 0.4 and 0.8 of its log): the 95 % interval
/// held the truth in 0.93 to 0.98 of them. Errors of week clusters, made for weeks that know nothing
/// of each other, held it in 0.57 without a trend and in 0.80 with one, as a creator's level
/// wanders; they are the check, not the answer.
///
/// posts   oldest first
/// run     polled at least every 50 ms; progress counts nodes of the model
/// errors  cancelled
Result<PostComparison> postComparison(
    const std::vector<JoinedPost>& posts, const PostQuestion& question, const Run& run = {});

/// All four metrics as one family: a verdict of "helped" or "hurt" needs `discovery` up to 0.05.
///
/// returns  in the order of kPostMetrics
Result<std::vector<PostComparison>> postComparisons(
    const std::vector<JoinedPost>& posts, const PostQuestion& question, const Run& run = {});

/// The metric to show first: the earliest of kPostMetrics that can be answered, else views.
const PostComparison& firstAnswered(const std::vector<PostComparison>& comparisons);

} // namespace mutuals
