#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"
#include "core/records/Policy.h"

#include <vector>

namespace mutuals {

class Connection;

/// What the user records: follow-back policies and notes on days.
class Plans {
public:
    explicit Plans(Connection& connection);

    Result<std::vector<Policy>> policies(Id<Creator> creator); ///< newest start first
    Result<Id<Policy>> addPolicy(
        Id<Creator> creator, const Policy& policy); ///< invalid: ends before it starts, no name
    Result<> changePolicy(const Policy& policy);
    Result<> removePolicy(Id<Policy> policy);

    Result<std::vector<Note>> notes(Id<Creator> creator); ///< by day
    Result<Id<Note>> addNote(Id<Creator> creator, const Note& note);
    Result<> changeNote(const Note& note);
    Result<> removeNote(Id<Note> note);

private:
    Connection& m_connection;
};

} // namespace mutuals
