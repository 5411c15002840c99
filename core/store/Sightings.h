#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"
#include "core/records/Post.h"

#include <optional>
#include <vector>

namespace mutuals {

class Connection;

/// What one export says of a post.
struct Sighting {
    Seconds asOf {}; ///< of the export
    std::optional<std::int64_t> views, likes, comments, shares;
};

/// A post as an archive lists it: no video id, no title.
struct ArchivedPost {
    Seconds postedAt {};
    std::vector<Sighting> sightings; ///< oldest first; only likes are known
};

/// A video as Studio's or Business Suite's tables or comments mention it.
struct MentionedVideo {
    std::uint64_t video = 0;
    std::string title; ///< of the newest table; "" none gives one
    std::vector<Sighting> sightings; ///< oldest first; none: only comments mention it
    int commentsKept = 0; ///< comments by others on it that the workspace holds
};

/// Posts as the different files know them, not yet joined; core/audience/Posts does that.
class Sightings {
public:
    explicit Sightings(Connection& connection);

    Result<std::vector<ArchivedPost>> archived(Id<Creator> creator); ///< oldest first
    Result<std::vector<MentionedVideo>> videos(Id<Creator> creator); ///< by upload time

private:
    Connection& m_connection;
};

} // namespace mutuals
