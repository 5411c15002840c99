#include "core/store/Sightings.h"

#include "core/store/Connection.h"

#include <bit>
#include <map>

namespace mutuals {

Sightings::Sightings(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<ArchivedPost>> Sightings::archived(Id<Creator> creator)
{
    return guarded([&] {
        std::vector<ArchivedPost> posts;
        std::int64_t current = 0;
        Query rows(m_connection,
            "SELECT p.id, p.posted_at, i.as_of, s.likes FROM post p"
            " JOIN post_seen s ON s.post_id = p.id JOIN import i ON i.id = s.import_id"
            " WHERE p.creator_id = ? ORDER BY p.posted_at, p.number, i.as_of, i.content");
        rows.with(creator);
        while (rows.next()) {
            if (posts.empty() || rows.number(0) != current) {
                current = rows.number(0);
                posts.push_back({ rows.time(1), {} });
            }
            Sighting seen;
            seen.asOf = rows.time(2);
            seen.likes = rows.optional(3, &Query::number);
            posts.back().sightings.push_back(seen);
        }
        return posts;
    });
}

Result<std::vector<MentionedVideo>> Sightings::videos(Id<Creator> creator)
{
    return guarded([&] {
        std::map<std::uint64_t, MentionedVideo> videos;
        Query rows(m_connection,
            "SELECT v.video, i.as_of, v.title, v.views, v.likes, v.comments, v.shares FROM video v"
            " JOIN import i ON i.id = v.import_id WHERE i.creator_id = ?"
            " ORDER BY v.video, i.as_of, i.content");
        rows.with(creator);
        while (rows.next()) {
            const auto number = std::bit_cast<std::uint64_t>(rows.number(0));
            MentionedVideo& video = videos[number];
            video.video = number;
            if (const auto title = rows.text(2); !title.empty())
                video.title = title;
            Sighting seen;
            seen.asOf = rows.time(1);
            seen.views = rows.optional(3, &Query::number);
            seen.likes = rows.optional(4, &Query::number);
            seen.comments = rows.optional(5, &Query::number);
            seen.shares = rows.optional(6, &Query::number);
            video.sightings.push_back(seen);
        }
        Query comments(m_connection,
            "SELECT video, count(DISTINCT cid) FROM comment WHERE creator_id = ? AND author <> ''"
            " AND video IS NOT NULL GROUP BY video");
        comments.with(creator);
        while (comments.next()) {
            const auto number = std::bit_cast<std::uint64_t>(comments.number(0));
            MentionedVideo& video = videos[number];
            video.video = number;
            video.commentsKept = comments.count(1);
        }
        std::vector<MentionedVideo> found;
        for (auto& [number, video] : videos)
            found.push_back(std::move(video));
        return found;
    });
}

} // namespace mutuals
