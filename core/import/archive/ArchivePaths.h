#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mutuals {

/// The lists of a data archive that Mutuals reads.
enum class ArchiveList { followers, following, blocked, posts, comments, messages, profile };

/// Where a list was found. TikTok has moved the lists about; of several places the one with the
/// lowest rank is meant.
struct ArchivePlace {
    ArchiveList list;
    int rank;
};

/// A key as TikTok's eras agree on it: lower case without blanks, `_` and `-`.
std::string normalizedKey(std::string_view key);

/// The list that begins at a path of normalized keys, if one does. Source: FORMATS 1.3.
///
/// - followers: Profile And Settings > Follower > FansList; Your Activity > Follower > FansList;
///   Activity > Follower List > FansList; Profile > Follower List > FansList
/// - following: the same parents > Following [List] > Following
/// - blocked: Profile And Settings > Block List > BlockList;
///   App Settings > Block [List] > BlockList
/// - posts: Post > Posts > VideoList; Video > Videos > VideoList
/// - comments: Comment > Comments > CommentsList; once Activity > Comment > CommentsList
/// - messages: Direct Message > Direct Messages > ChatHistory;
///   Direct Messages > Chat History > ChatHistory
/// - profile: Profile And Settings > Profile Info > ProfileMap;
///   Profile > Profile Info[rmation] > ProfileMap
///
/// A section under a parent that no era knows is still found by its last two keys, with the
/// highest rank: TikTok renames sections without notice.
std::optional<ArchivePlace> archivePlace(std::span<const std::string> path);

} // namespace mutuals
