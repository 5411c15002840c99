#include "core/store/Videos.h"

#include "core/store/Connection.h"
#include "core/store/Exports.h"

#include <algorithm>
#include <array>
#include <map>

namespace mutuals {

namespace {

constexpr std::array kCounts { &Post::views, &Post::likes, &Post::comments, &Post::shares };

/// What some exports say of a video: of each value the newest that knows it.
struct KnownVideo {
    Post post;
    const Export* newest = nullptr; ///< that holds the video
};
using KnownVideos = std::map<std::uint64_t, KnownVideo>;

/// Adds what an export says; to be called in the order of the exports.
void read(Connection& connection, const Export& one, KnownVideos& known)
{
    Query rows(connection,
        "SELECT video, title, views, likes, comments, shares FROM video WHERE import_id = ?");
    rows.with(one.id);
    while (rows.next()) {
        const auto id = static_cast<std::uint64_t>(rows.number(0));
        KnownVideo& video = known[id];
        video.newest = &one;
        video.post.video = id;
        video.post.postedAt = uploadTime(id);
        if (const auto title = rows.text(1); !title.empty())
            video.post.title = title;
        int column = 2;
        for (const auto count : kCounts) {
            if (const auto cell = rows.optional(column++, &Query::number))
                video.post.*count = cell;
        }
    }
}

template <class Holds> bool ofAnyCount(Holds holds)
{
    return std::any_of(kCounts.begin(), kCounts.end(), holds);
}

bool differs(const Post& one, const Post& other)
{
    return (!one.title.empty() && !other.title.empty() && one.title != other.title)
        || ofAnyCount(
            [&](auto count) { return one.*count && other.*count && one.*count != other.*count; });
}

/// Whether a post says what neither an older export said nor a newer one says.
bool isFresh(const Post& post, const Post& older, const Post& newer)
{
    return (!post.title.empty() && newer.title.empty() && post.title != older.title)
        || ofAnyCount([&](auto count) {
               return post.*count && !(newer.*count) && post.*count != older.*count;
           });
}

/// What one table of videos meets in those of other exports.
Added compared(const std::vector<Post>& posts, const KnownVideos& older, const KnownVideos& newer)
{
    Added added;
    std::map<const Export*, std::size_t> places; // of each other export among the overlaps
    for (const Post& post : posts) {
        const auto before = older.find(*post.video);
        const auto after = newer.find(*post.video);
        const bool isInOlder = before != older.end(), isInNewer = after != newer.end();
        added.fresh += (!isInOlder && !isInNewer)
            || isFresh(post, isInOlder ? before->second.post : Post {},
                isInNewer ? after->second.post : Post {});
        if (!isInOlder && !isInNewer)
            continue;
        const KnownVideo& other = isInNewer ? after->second : before->second;
        const Day day = dayOf(other.post.postedAt);
        const auto [at, isNew] = places.emplace(other.newest, added.overlaps.size());
        if (isNew)
            added.overlaps.push_back({ day, day, 0, 0, !isInNewer, other.newest->file });
        Overlap& overlap = added.overlaps[at->second];
        overlap.from = std::min(overlap.from, day);
        overlap.to = std::max(overlap.to, day);
        ++overlap.videos;
        overlap.changed += differs(post, other.post);
    }
    return added;
}

} // namespace

Videos::Videos(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<Post>> Videos::all(Id<Creator> creator)
{
    return guarded([&] {
        KnownVideos known;
        const auto exports = exportsOf(m_connection, creator);
        for (const Export& one : exports)
            read(m_connection, one, known);
        std::vector<Post> posts;
        for (auto& [id, video] : known)
            posts.push_back(std::move(video.post));
        return posts;
    });
}

Result<Added> Videos::add(
    Id<Creator> creator, Id<Import> import, const std::vector<Post>& posts, RowSeal& seal)
{
    return guarded([&] {
        KnownVideos older, newer;
        const auto exports = exportsOf(m_connection, creator);
        bool isLater = false;
        for (const Export& one : exports) {
            if (one.id == import)
                isLater = true;
            else
                read(m_connection, one, isLater ? newer : older);
        }
        for (const Post& post : posts) {
            const auto video = static_cast<std::int64_t>(*post.video);
            Query(m_connection,
                "INSERT INTO video (import_id, video, title, views, likes, comments, shares)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .with(import, video, post.title, post.views, post.likes, post.comments, post.shares)
                .run();
            seal.add(RowHash("video")
                         .add(video)
                         .add(std::string_view(post.title))
                         .add(post.views)
                         .add(post.likes)
                         .add(post.comments)
                         .add(post.shares)
                         .value());
        }
        return compared(posts, older, newer);
    });
}

} // namespace mutuals
