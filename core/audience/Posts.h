#pragma once

#include "core/base/Result.h"
#include "core/records/Post.h"
#include "core/store/Sightings.h"

#include <vector>

namespace mutuals {

/// One post of the creator, with what every file says of it.
struct JoinedPost {
    Post post; ///< newest values; the archive's time where it knows the post
    bool inArchive = false;
    std::vector<Sighting> sightings; ///< of Studio's tables and of archives, oldest first
    int commentsKept = 0; ///< comments by others on it that the workspace holds
};

/// Joins the posts of archives, which have a time and likes but no id, with the videos of other
/// files, whose id holds the time of the upload. A post was seen listed from 33 s before to 150 s
/// after that time, and is looked for from 60 s before to 300 s after it. Where several lie there,
/// those whose likes agree best in the exports nearest in time are taken for one, each once. A video that no archive lists, or a
/// post that no table mentions, stays by itself.
///
/// archived, videos  in any order
/// returns           oldest first
std::vector<JoinedPost> joinedPosts(
    const std::vector<ArchivedPost>& archived, const std::vector<MentionedVideo>& videos);

} // namespace mutuals
