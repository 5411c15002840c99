#pragma once

#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace mutuals {

/// A video or photo post. The archive knows time and likes; Studio's Content table knows the video
/// id (its upper 32 bits are the upload time), title and counts.
struct Post {
    Seconds postedAt {};
    std::optional<std::uint64_t> video;
    std::string title;
    std::optional<std::int64_t> views, likes, comments, shares;
};

/// A video's id holds when it was uploaded.
inline Seconds uploadTime(std::uint64_t video)
{
    return Seconds(std::chrono::seconds(static_cast<std::int64_t>(video >> 32)));
}

/// A comment: by a follower on the creator's post, or by the creator anywhere.
struct Comment {
    std::string handle; ///< "" for the creator's own
    Seconds at {};
    std::string text;
    std::string id; ///< TikTok's 19 digits, kept as text; "" unknown
    std::optional<std::uint64_t> video;
    std::optional<std::int64_t> likes;
};

/// A direct message: who and when, never what.
struct Message {
    std::string handle; ///< the other side of the conversation
    Seconds at {};
    bool fromThem = false;
};

} // namespace mutuals
