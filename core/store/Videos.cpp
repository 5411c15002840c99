#include "core/store/Videos.h"

#include "core/store/Connection.h"

#include <map>
#include <tuple>

namespace mutuals {

namespace {

/// The values of the newest export per video; SQLite takes the other columns from the row of max().
constexpr const char* kNewest =
    "SELECT v.video, v.title, v.views, v.likes, v.comments, v.shares,"
    " max(i.as_of * 1000000 + i.id) FROM video v JOIN import i ON i.id = v.import_id"
    " WHERE i.creator_id = ? GROUP BY v.video ORDER BY v.video";

auto valuesOf(const Post& post)
{
    return std::tie(post.title, post.views, post.likes, post.comments, post.shares);
}

} // namespace

Videos::Videos(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<Post>> Videos::all(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<Post> posts;
        Query rows(m_connection, kNewest);
        rows.with(creator);
        while (rows.next()) {
            Post post;
            post.video = static_cast<std::uint64_t>(rows.number(0));
            post.postedAt = uploadTime(*post.video);
            post.title = rows.text(1);
            post.views = rows.optional(2, &Query::number);
            post.likes = rows.optional(3, &Query::number);
            post.comments = rows.optional(4, &Query::number);
            post.shares = rows.optional(5, &Query::number);
            posts.push_back(std::move(post));
        }
        return posts;
    });
}

Result<int> Videos::add(
    Id<Creator> creator, Id<Import> import, const std::vector<Post>& posts, RowSeal& seal)
{
    const auto before = all(creator);
    if (!before)
        return tl::unexpected(before.error());
    const auto done = guarded([&] {
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
    });
    if (!done)
        return tl::unexpected(done.error());
    const auto after = all(creator);
    if (!after)
        return tl::unexpected(after.error());

    std::map<std::uint64_t, const Post*> had, has;
    for (const Post& post : *before)
        had[*post.video] = &post;
    for (const Post& post : *after)
        has[*post.video] = &post;
    int fresh = 0;
    for (const Post& post : posts) {
        const auto old = had.find(*post.video);
        fresh += old == had.end() || valuesOf(*old->second) != valuesOf(*has[*post.video]);
    }
    return fresh;
}

} // namespace mutuals
