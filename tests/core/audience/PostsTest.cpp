#include "core/audience/Posts.h"

#include "core/base/Time.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

using namespace mutuals;

namespace {

constexpr std::int64_t kNoon = 1'700'000'000;

Sighting likes(std::int64_t day, std::optional<std::int64_t> count)
{
    Sighting seen;
    seen.asOf = Seconds(std::chrono::seconds(kNoon + day * 86'400));
    seen.likes = count;
    return seen;
}

ArchivedPost post(std::int64_t after, std::vector<Sighting> sightings)
{
    return { Seconds(std::chrono::seconds(kNoon + after)), std::move(sightings) };
}

/// A video uploaded `after` seconds after noon; its number tells videos of one second apart.
MentionedVideo video(std::int64_t after, int number, std::vector<Sighting> sightings)
{
    return { (static_cast<std::uint64_t>(kNoon + after) << 32) + static_cast<unsigned>(number),
        fmt::format("video {}", number), std::move(sightings), 0 };
}

/// "0 s: video 1, 5 likes; 9 s: archive only, 3 likes"
std::string drawn(const std::vector<JoinedPost>& posts)
{
    std::string text;
    for (const JoinedPost& joined : posts)
        text += fmt::format("{}{} s: {}, {} likes", text.empty() ? "" : "; ",
            joined.post.postedAt.time_since_epoch().count() - kNoon,
            !joined.post.video     ? "archive only"
                : joined.inArchive ? joined.post.title
                                   : joined.post.title + " only",
            joined.post.likes.value_or(-1));
    return text;
}

} // namespace

TEST(Posts, OfArchiveAndTableAreOneWhereTheTimeOfTheIdSaysSo)
{
    EXPECT_EQ(drawn(joinedPosts({ post(0, { likes(9, 5) }), post(90'000, { likes(9, 3) }) },
                  { video(-20, 1, { likes(9, 5) }), video(-150'000, 2, { likes(9, 4) }) })),
        "-150000 s: video 2 only, 4 likes; 0 s: video 1, 5 likes; 90000 s: archive only, 3 likes");
}

TEST(Posts, OfOneMinuteAreToldApartByTheirLikes)
{
    std::vector<ArchivedPost> posts;
    std::vector<MentionedVideo> videos;
    for (int i = 0; i < 11; ++i)
        posts.push_back(post(i * 5, { likes(9, 1000 + 37 * i) }));
    // The upload of the last is nearest to the first post, and so on.
    for (int i = 0; i < 11; ++i)
        videos.push_back(video((10 - i) * 5, i, { likes(9, 1000 + 37 * i) }));
    const auto joined = joinedPosts(posts, videos);
    ASSERT_EQ(joined.size(), 11U);
    for (std::size_t i = 0; i < joined.size(); ++i)
        EXPECT_EQ(joined[i].post.title, fmt::format("video {}", i));
}

TEST(Posts, AreComparedInTheExportsNearestInTime)
{
    // Likes grow: of the same day they are 500 and 900, a month later 900 and 2,000.
    const std::vector<ArchivedPost> posts { post(0, { likes(1, 500), likes(30, 900) }),
        post(5, { likes(1, 900), likes(30, 2000) }) };
    EXPECT_EQ(drawn(joinedPosts(
                  posts, { video(0, 1, { likes(1, 900) }), video(5, 2, { likes(1, 500) }) })),
        "0 s: video 2, 900 likes; 5 s: video 1, 2000 likes");
}

TEST(Posts, StayByThemselvesOutsideTheWindow)
{
    EXPECT_EQ(drawn(joinedPosts({ post(0, { likes(9, 5) }) }, { video(-301, 1, { likes(9, 5) }) })),
        "-301 s: video 1 only, 5 likes; 0 s: archive only, 5 likes");
    EXPECT_EQ(drawn(joinedPosts({ post(0, { likes(9, 5) }) }, { video(61, 1, { likes(9, 5) }) })),
        "0 s: archive only, 5 likes; 61 s: video 1 only, 5 likes");
}

TEST(Posts, ThatOnlyCommentsMentionAreJoinedByTimeAlone)
{
    MentionedVideo commented = video(-10, 1, {});
    commented.title.clear();
    commented.commentsKept = 7;
    const auto joined = joinedPosts({ post(0, { likes(9, 5) }) }, { commented });
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(joined[0].post.video, commented.video);
    EXPECT_EQ(joined[0].commentsKept, 7);
    EXPECT_EQ(joined[0].post.likes, 5);
}

TEST(Posts, TakeTheNewestValueThatAnySourceGives)
{
    Sighting table = likes(5, 8);
    table.views = 100;
    const auto joined = joinedPosts(
        { post(0, { likes(3, 6), likes(9, std::nullopt) }) }, { video(0, 1, { table }) });
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(joined[0].post.likes, 8);
    EXPECT_EQ(joined[0].post.views, 100);
    EXPECT_EQ(joined[0].sightings.size(), 3U);
}
