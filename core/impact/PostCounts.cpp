#include "core/impact/PostCounts.h"

#include "core/records/Names.h"
#include "core/stats/HuberRegression.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace mutuals {

namespace {

constexpr Names<PostMetric, 4> kMetrics { {
    { PostMetric::views, "views" },
    { PostMetric::likes, "likes" },
    { PostMetric::comments, "comments" },
    { PostMetric::shares, "shares" },
} };

constexpr double kMonth = 30; ///< days after which a post grows at another pace
constexpr int kFewestGrown = 8; ///< posts counted twice, to tell how posts grow

struct Reading {
    double age;
    std::int64_t count;
};

std::optional<std::int64_t> valueOf(const Sighting& seen, PostMetric metric)
{
    switch (metric) {
    case PostMetric::views:
        return seen.views;
    case PostMetric::likes:
        return seen.likes;
    case PostMetric::comments:
        return seen.comments;
    case PostMetric::shares:
        break;
    }
    return seen.shares;
}

/// Youngest first.
std::vector<Reading> readings(const JoinedPost& post, PostMetric metric)
{
    std::vector<Reading> found;
    for (const Sighting& seen : post.sightings) {
        const auto count = valueOf(seen, metric);
        const double age =
            std::chrono::duration<double, std::ratio<86400>>(seen.asOf - post.post.postedAt)
                .count();
        if (count && *count >= 0 && age > 0)
            found.push_back({ age, *count });
    }
    std::stable_sort(found.begin(), found.end(),
        [](const Reading& a, const Reading& b) { return a.age < b.age; });
    return found;
}

double logOf(const Reading& reading)
{
    return std::log1p(static_cast<double>(reading.count));
}

/// Logs of days from `from` to `to`, up to a month and from then on.
std::array<double, 2> stretch(double from, double to)
{
    const auto early = [](double age) { return std::log(std::min(age, kMonth)); };
    const auto late = [](double age) { return std::log(std::max(age, kMonth)); };
    return { early(to) - early(from), late(to) - late(from) };
}

PostCount readAt(const std::vector<Reading>& all, double ageDays)
{
    PostCount count;
    if (all.empty())
        return count;
    const auto later = std::find_if(
        all.begin(), all.end(), [&](const Reading& one) { return one.age >= ageDays; });
    if (later == all.end()) {
        count.state = PostCount::State::tooYoung;
        return count;
    }
    count.state = PostCount::State::counted;
    count.read = later->count;
    count.age = later->age;
    count.log = logOf(*later);
    if (later != all.begin()) {
        const Reading& earlier = *std::prev(later);
        const double share = std::log(ageDays / earlier.age) / std::log(later->age / earlier.age);
        count.log = logOf(earlier) + share * (count.log - logOf(earlier));
        count.age = ageDays;
    }
    count.lateness = stretch(ageDays, count.age);
    return count;
}

/// How posts grow between exports, from those that several of them count.
void learnGrowth(PostCounts& counts, const std::vector<std::vector<Reading>>& all, double ageDays)
{
    std::vector<std::array<double, 2>> stretches;
    std::vector<double> grown;
    std::array<int, 2> posts {};
    for (const auto& one : all) {
        std::array<bool, 2> tells {};
        for (std::size_t i = 1; i < one.size(); ++i) {
            if (one[i - 1].age < ageDays || one[i].age - one[i - 1].age < 1)
                continue;
            stretches.push_back(stretch(one[i - 1].age, one[i].age));
            grown.push_back(logOf(one[i]) - logOf(one[i - 1]));
            for (std::size_t part = 0; part < 2; ++part)
                tells[part] = tells[part] || stretches.back()[part] > 0;
        }
        for (std::size_t part = 0; part < 2; ++part)
            posts[part] += tells[part] ? 1 : 0;
    }
    // Early growth can be told only together with what came later in the same stretches.
    const bool late = posts[1] >= kFewestGrown, early = late && posts[0] >= kFewestGrown;
    if (!late)
        return;
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < grown.size(); ++i) {
        if (early || stretches[i][0] == 0)
            used.push_back(i);
    }
    const auto rows = static_cast<Eigen::Index>(used.size());
    Eigen::MatrixXd design(rows, early ? 2 : 1);
    Eigen::VectorXd outcome(rows);
    for (Eigen::Index i = 0; i < rows; ++i) {
        const std::size_t at = used[static_cast<std::size_t>(i)];
        outcome(i) = grown[at];
        design(i, 0) = stretches[at][1];
        if (early)
            design(i, 1) = stretches[at][0];
    }
    const auto fit = huberFit(design, outcome);
    if (!fit)
        return;
    counts.growth[1] = fit->coefficients(0);
    if (early)
        counts.growth[0] = fit->coefficients(1);
}

} // namespace

std::string_view postMetricName(PostMetric metric)
{
    return nameIn(kMetrics, metric);
}

std::optional<PostMetric> postMetricNamed(std::string_view name)
{
    return valueIn(kMetrics, name);
}

PostCounts postCounts(const std::vector<JoinedPost>& posts, PostMetric metric, double ageDays)
{
    PostCounts counts;
    std::vector<std::vector<Reading>> all;
    for (const JoinedPost& post : posts) {
        all.push_back(readings(post, metric));
        counts.posts.push_back(readAt(all.back(), ageDays));
        const PostCount& one = counts.posts.back();
        counts.counted += one.state == PostCount::State::counted;
        counts.tooYoung += one.state == PostCount::State::tooYoung;
        counts.unknown += one.state == PostCount::State::unknown;
        counts.between += one.state == PostCount::State::counted && one.age == ageDays;
    }
    learnGrowth(counts, all, ageDays);
    for (PostCount& one : counts.posts) {
        for (std::size_t part = 0; part < 2; ++part) {
            if (!counts.growth[part])
                continue;
            one.log -= *counts.growth[part] * one.lateness[part];
            one.lateness[part] = 0;
        }
    }
    return counts;
}

} // namespace mutuals
