#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"
#include "core/records/Policy.h"

#include <vector>

namespace mutuals {

class Connection;

/// What the user records: follow-back policies, notes on days, and days to leave out.
class Plans {
public:
    explicit Plans(Connection& connection);

    Result<std::vector<Policy>> policies(Id<Creator> creator); ///< newest start first
    Result<Id<Policy>> addPolicy(
        Id<Creator> creator, const Policy& policy); ///< invalid: ends before it starts, no name
    Result<> changePolicy(const Policy& policy);
    Result<> removePolicy(Id<Policy> policy);
    /// An answer by the policy's measure is about to be shown: the first such one is kept as
    /// Policy::shownBy. changePolicy() leaves that alone.
    Result<> answerShown(Id<Policy> policy);

    Result<std::vector<Note>> notes(Id<Creator> creator); ///< by day
    Result<Id<Note>> addNote(Id<Creator> creator, const Note& note);
    Result<> changeNote(const Note& note);
    Result<> removeNote(Id<Note> note);

    Result<std::vector<ExcludedDay>> excludedDays(Id<Creator> creator); ///< by day
    Result<> exclude(Id<Creator> creator, const ExcludedDay& day); ///< again: with another reason
    Result<> putBack(Id<Creator> creator, Day day); ///< notFound: it was not left out

private:
    Connection& m_connection;
};

} // namespace mutuals
