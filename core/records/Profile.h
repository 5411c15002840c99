#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace mutuals {

/// What a third-party tool read on somebody's TikTok profile. Nothing: the file does not say.
struct Profile {
    /// In whose list the tool found them. Such lists end near 5,000 names and leave out private
    /// accounts: who is not in them may still follow.
    enum class Connection {
        follower, ///< in the creator's list of followers
        followed, ///< in the list of those whom the creator follows
    };

    std::string handle; ///< as spelled, without @
    std::optional<std::string> displayName, bio;
    std::optional<std::string> region; ///< of the account: "DE"
    std::optional<std::int64_t> followers, following;
    std::optional<std::int64_t> likes; ///< that all their videos got
    std::optional<std::int64_t> videos;
    std::optional<bool> verified, isPrivate;
    std::optional<Connection> connection;

    /// Takes the values that `newer` says, and its spelling of the handle.
    void update(const Profile& newer);

    friend bool operator==(const Profile&, const Profile&) = default;
};

} // namespace mutuals
