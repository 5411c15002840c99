#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"
#include "core/records/Trial.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace mutuals {

class Connection;

/// Sealed plans of follow-back trials, and what later archives show of the people in them. Plans can
/// be added and read; nothing changes or removes one, the taking back of imports neither. That a
/// trial was ended early stands beside its plan, in a log to which is only added.
class Trials {
public:
    explicit Trials(Connection& connection);

    /// Writes the plan with its hash, all or nothing. Units need person, block and arm.
    /// returns  the plan as sealed
    /// errors   invalid: no name, fewer than four people, ends before it starts
    Result<Trial> seal(Id<Creator> creator, Trial plan);
    Result<std::vector<Trial>> all(Id<Creator> creator); ///< newest first

    /// The creator wants no more of it. What was there until that day is its answer.
    ///
    /// errors  notFound: there is no such trial; invalid: it is over, or was ended already
    Result<> endEarly(Id<Trial> trial, Seconds at, std::string_view reason);
    /// It goes on as planned.
    ///
    /// errors  notFound: it was not ended; invalid: its people are in a trial that began since
    Result<> goOn(Id<Trial> trial, Seconds at);

    /// Who is in a trial that runs on that day; of several the newest.
    Result<std::map<Id<Person>, TrialPlace>> running(Id<Creator> creator, Day day);
    Result<std::optional<TrialPlace>> running(Id<Person> person, Day day);

    /// Whether the plan is still the one that was sealed: its hash says so.
    Result<bool> isAsSealed(Id<Trial> trial);

    /// What an archive says of a unit.
    struct Sighting {
        bool follows = false; ///< is in the follower list, under whatever name
        bool nameGone = false; ///< not to be told: a row without a name has taken their place
        bool followed = false; ///< the creator followed them at some time since the plan
        std::optional<Seconds> tickedAt; ///< the user says so
    };
    /// As of a follower list: one for each unit, in their order.
    ///
    /// asOf    moment of the list; those of later ones are not looked at
    Result<std::vector<Sighting>> sightings(Id<Creator> creator, const Trial& trial, Seconds asOf);
    /// Whether a list of those whom the creator follows was imported, of a moment after the plan and
    /// up to `asOf`: only then is it known who was followed.
    Result<bool> knowsFollowing(Id<Creator> creator, const Trial& trial, Seconds asOf);

    /// What a unit wrote on the creator's posts, under all their names.
    struct Written {
        int before = 0; ///< in as long a time before the seal
        int since = 0; ///< from the seal on
    };
    /// Before `upTo`: one for each unit, in their order.
    Result<std::vector<Written>> written(Id<Creator> creator, const Trial& trial, Seconds upTo);
    /// Moments up to which comments were imported, oldest first.
    Result<std::vector<Seconds>> commentFiles(Id<Creator> creator);

    /// What people wrote of late, by whom; of those who wrote nothing there is no entry.
    struct RecentComments {
        int days = 0; ///< that the files cover, at least 1
        std::map<Id<Person>, int> counts;
    };
    /// In so many days before the newest comment file. Nothing: there is no such file.
    Result<std::optional<RecentComments>> recentComments(Id<Creator> creator, int days);

private:
    Connection& m_connection;
};

/// The plans whose hash is not the one that was sealed: changed behind our back. For `check`.
std::vector<Id<Trial>> changedPlans(Connection& connection); ///< throws SQLite::Exception

} // namespace mutuals
