#include "core/audience/Posts.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace mutuals {

namespace {

using std::chrono::seconds;

// Seen were -33 and +150 s; as much again for clocks that differ more.
constexpr seconds kEarliest { -60 };
constexpr seconds kLatest { 300 };
constexpr double kUnknownLikes = 0.5; // worse than near likes, better than others

/// How far the likes of two sources are apart, 0..1, in the two exports nearest in time.
double likesApart(const ArchivedPost& post, const MentionedVideo& video)
{
    auto nearest = seconds::max();
    double apart = kUnknownLikes;
    for (const Sighting& a : post.sightings) {
        for (const Sighting& v : video.sightings) {
            if (!a.likes || !v.likes)
                continue;
            const auto between = std::chrono::abs(a.asOf - v.asOf);
            const auto difference = static_cast<double>(std::abs(*a.likes - *v.likes));
            const auto share =
                difference / static_cast<double>(std::max<std::int64_t>({ *a.likes, *v.likes, 1 }));
            if (std::tie(between, share) < std::tie(nearest, apart) || nearest == seconds::max()) {
                nearest = between;
                apart = share;
            }
        }
    }
    return apart;
}

struct Pair {
    double apart;
    seconds late; ///< of the archive's time after the upload, absolute
    std::size_t post, video;

    auto order() const { return std::tie(apart, late, post, video); }
};

/// The newest value that some sighting gives.
void takeNewest(JoinedPost& joined)
{
    std::stable_sort(joined.sightings.begin(), joined.sightings.end(),
        [](const Sighting& a, const Sighting& b) { return a.asOf < b.asOf; });
    for (const Sighting& seen : joined.sightings) {
        joined.post.views = seen.views ? seen.views : joined.post.views;
        joined.post.likes = seen.likes ? seen.likes : joined.post.likes;
        joined.post.comments = seen.comments ? seen.comments : joined.post.comments;
        joined.post.shares = seen.shares ? seen.shares : joined.post.shares;
    }
}

} // namespace

std::vector<JoinedPost> joinedPosts(
    const std::vector<ArchivedPost>& archived, const std::vector<MentionedVideo>& videos)
{
    std::vector<std::size_t> byTime(archived.size());
    for (std::size_t i = 0; i < byTime.size(); ++i)
        byTime[i] = i;
    const auto postedAt = [&](std::size_t i) { return archived[i].postedAt; };
    std::stable_sort(byTime.begin(), byTime.end(),
        [&](std::size_t a, std::size_t b) { return postedAt(a) < postedAt(b); });

    std::vector<Pair> pairs;
    for (std::size_t v = 0; v < videos.size(); ++v) {
        const Seconds uploaded = uploadTime(videos[v].video);
        auto at = std::lower_bound(byTime.begin(), byTime.end(), uploaded + kEarliest,
            [&](std::size_t i, Seconds time) { return postedAt(i) < time; });
        for (; at != byTime.end() && postedAt(*at) <= uploaded + kLatest; ++at)
            pairs.push_back({ likesApart(archived[*at], videos[v]),
                std::chrono::abs(postedAt(*at) - uploaded), *at, v });
    }
    std::sort(pairs.begin(), pairs.end(),
        [](const Pair& a, const Pair& b) { return a.order() < b.order(); });
    std::vector<std::optional<std::size_t>> videoOf(archived.size());
    std::vector<bool> isTaken(videos.size());
    for (const Pair& pair : pairs) {
        if (videoOf[pair.post] || isTaken[pair.video])
            continue;
        videoOf[pair.post] = pair.video;
        isTaken[pair.video] = true;
    }

    std::vector<JoinedPost> joined;
    const auto addVideo = [](JoinedPost& to, const MentionedVideo& video) {
        to.post.video = video.video;
        to.post.title = video.title;
        to.commentsKept = video.commentsKept;
        to.sightings.insert(to.sightings.end(), video.sightings.begin(), video.sightings.end());
    };
    for (const std::size_t i : byTime) {
        JoinedPost post;
        post.inArchive = true;
        post.post.postedAt = postedAt(i);
        post.sightings = archived[i].sightings;
        if (videoOf[i])
            addVideo(post, videos[*videoOf[i]]);
        joined.push_back(std::move(post));
    }
    for (std::size_t v = 0; v < videos.size(); ++v) {
        if (isTaken[v])
            continue;
        JoinedPost post;
        post.post.postedAt = uploadTime(videos[v].video);
        addVideo(post, videos[v]);
        joined.push_back(std::move(post));
    }
    for (JoinedPost& post : joined)
        takeNewest(post);
    std::stable_sort(joined.begin(), joined.end(),
        [](const JoinedPost& a, const JoinedPost& b) { return a.post.postedAt < b.post.postedAt; });
    return joined;
}

} // namespace mutuals
