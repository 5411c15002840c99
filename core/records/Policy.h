#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/records/Metric.h"

#include <optional>
#include <string>
#include <vector>

namespace mutuals {

/// Whom a policy follows back, as rules that the queue can read. Nothing: no limit.
struct PolicyRules {
    std::optional<int> fewestComments; ///< comments on the creator's posts, at least
    std::optional<int> fewestMessages; ///< messages exchanged, at least
    std::optional<int> fewestFollowDays; ///< days since they follow, at least
    std::optional<int> mostPerDay; ///< follow-backs a day, at most

    friend bool operator==(const PolicyRules&, const PolicyRules&) = default;
};

/// A follow-back policy: from its first day the creator follows back by these rules.
struct Policy {
    Id<Policy> id;
    std::string name;
    Day start {};
    std::optional<Day> end; ///< last day, inclusive; nothing while it goes on
    std::string whom; ///< who is followed back, in the user's words
    PolicyRules rules;
    Metric primary = Metric::engagementRate; ///< what it is judged by: chosen before looking
    /// What it was judged by when an answer was first shown; nothing: none was shown so far.
    std::optional<Metric> shownBy {};

    /// Another measure was chosen after an answer had been seen.
    bool rechosen() const { return shownBy && *shownBy != primary; }
};

/// The policy that the days up to `last` can speak about: the newest that had begun by then, else
/// the newest; nullptr when none is recorded.
///
/// policies  newest start first
const Policy* policyInForce(const std::vector<Policy>& policies, Day last);

/// What the user wrote on a day: a holiday, a viral video, a pause.
struct Note {
    Id<Note> id;
    Day day {};
    std::string text;
};

/// A day that the user takes out of every before and after: its numbers are not used.
struct ExcludedDay {
    Day day {};
    std::string reason; ///< in the user's words; may be empty
};

} // namespace mutuals
