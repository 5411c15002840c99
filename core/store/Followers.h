#pragma once

#include "core/base/Result.h"
#include "core/records/Follower.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace mutuals {

class Connection;

/// When the creator followed someone back who followed them already.
struct FollowBacks {
    std::vector<Seconds> moments; ///< in order
    std::vector<Seconds> followed; ///< when each of these had followed, their latest follow before
    DayRange known; ///< from the first follow that a list knows to the newest Following list
};

/// Who followed whom when: the persons of all snapshots of a creator. Reading only; lists go in by
/// Listings::put, and who is in a view in which order is told by core/audience/FollowerIndex.
class Followers {
public:
    explicit Followers(Connection& connection);

    /// One row per id, in that order; an id that is gone gives a blank row. Nameless rows have
    /// negative ids.
    Result<std::vector<FollowerRow>> rows(
        Id<Creator> creator, std::optional<Day> at, std::span<const Id<Person>> persons);
    /// The person who bears or bore the handle; the present bearer first.
    Result<std::optional<Id<Person>>> find(Id<Creator> creator, std::string_view handle);
    /// Some persons whose handle, present or earlier, contains the text, by handle: those who follow
    /// at the newest snapshot before those who left, whenever that was.
    Result<std::vector<Id<Person>>> named(
        Id<Creator> creator, std::string_view text, std::size_t most);
    Result<FollowBacks> followBacks(Id<Creator> creator);

    /// What the files say about one person, oldest first.
    struct Event {
        enum class Kind {
            followed, ///< they followed the creator; between `at` and `until` where no date says
            followedBack, ///< the creator followed them
            left, ///< gone between `at` and `until`
            returned, ///< listed again with the follow time of before, between `at` and `until`
            unfollowed, ///< no longer in Following, between `at` and `until`
            renamed, ///< under another handle since, between `at` and `until`
            nameGone, ///< called "N/A" since, between `at` and `until`
            message, ///< from either side
            comment, ///< by them
        } kind;
        Seconds at {};
        std::optional<Seconds> until;
    };
    Result<std::vector<Event>> timeline(Id<Creator> creator, Id<Person> person);

private:
    Connection& m_connection;
};

} // namespace mutuals
