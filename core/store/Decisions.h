#pragma once

#include "core/base/Result.h"
#include "core/records/Decision.h"
#include "core/records/Follower.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mutuals {

class Connection;

/// The log of decisions and the ticks of the worklist. Nothing is overwritten: a new choice is a
/// new entry, undo takes back one of them.
class Decisions {
public:
    explicit Decisions(Connection& connection);

    /// `at`: when it was decided.
    Result<Id<Decision>> decide(
        Id<Person> person, Choice choice, std::string_view reason, Seconds at);
    /// Takes back the newest decision of the creator and returns it; nothing when there is none.
    Result<std::optional<Decision>> undo(Id<Creator> creator);
    /// Takes back that one; nothing when it is taken back already.
    Result<std::optional<Decision>> undo(Id<Decision> decision);
    Result<std::vector<Decision>> recent(Id<Creator> creator, int limit); ///< newest first
    /// The persons whose choice stands at `choice`, in the order of deciding.
    Result<std::vector<Decision>> standing(Id<Creator> creator, Choice choice);

    /// The user followed them on TikTok, or takes that back.
    Result<> tick(Id<Person> person, std::optional<Seconds> at);
    Result<std::optional<Seconds>> tickedAt(Id<Person> person);

    /// Someone to decide on, and what the files hold of them; unknown is nothing.
    struct Open {
        Id<Person> person;
        std::optional<Seconds> followedAt;
        std::optional<int> comments, messages;
        bool postponed = false; ///< decided "later" before
    };
    /// The fans of the newest snapshot without a choice or with "later".
    Result<std::vector<Open>> open(Id<Creator> creator);

private:
    Connection& m_connection;
};

} // namespace mutuals
