#include "core/store/Histories.h"

#include "core/store/Cursor.h"
#include "core/store/ListingPlaces.h"
#include "core/store/Poll.h"
#include "core/store/Workspace.h"

#include <algorithm>
#include <unordered_map>

namespace mutuals {

namespace {

// How a stay ended, as migrations/0001_workspace.sql numbers it.
constexpr int kRenewed = 4, kLeft = 5;

/// Profiles count some who are in no list. A list that lacks more of them than another one does, by
/// this share of all, is not complete.
constexpr double kLostShare = 0.02;

std::optional<Seconds> momentOf(std::optional<std::int64_t> seconds)
{
    if (!seconds)
        return {};
    return Seconds(std::chrono::seconds(*seconds));
}

using Persons = std::unordered_map<std::int64_t, std::int64_t>;

/// Former accounts and whose they are.
Persons formerAccounts(Connection& connection)
{
    Persons persons;
    Cursor rows(connection, "SELECT account_id, person_id FROM former");
    while (rows.next())
        persons[rows.number(0)] = rows.number(1);
    return persons;
}

std::int64_t personOf(const Persons& persons, std::int64_t account)
{
    const auto found = persons.find(account);
    return found == persons.end() ? account : found->second;
}

/// Per follower list: when, and whether all followers were in it.
struct Lists {
    std::vector<Seconds> times;
    std::vector<bool> complete;
};

Lists followerLists(Connection& connection, Id<Creator> creator)
{
    Lists lists;
    std::vector<std::optional<std::int64_t>> lacking, counted;
    Cursor rows(connection,
        "SELECT i.as_of, l.named + l.nameless, l.own_count FROM listing l"
        " JOIN import i ON i.id = l.import_id WHERE i.creator_id = ? AND l.list = 0"
        " ORDER BY l.ordinal");
    rows.bind(1, creator.value);
    std::optional<std::int64_t> fewest;
    while (rows.next()) {
        lists.times.emplace_back(std::chrono::seconds(rows.number(0)));
        const auto own = rows.optional(2);
        counted.push_back(own);
        lacking.push_back(own ? std::optional(*own - rows.number(1)) : std::nullopt);
        if (own)
            fewest = std::min(fewest.value_or(*lacking.back()), *lacking.back());
    }
    for (std::size_t i = 0; i < counted.size(); ++i)
        lists.complete.push_back(!counted[i]
            || static_cast<double>(*lacking[i] - *fewest)
                <= kLostShare * static_cast<double>(*counted[i]));
    return lists;
}

/// Joins what one person's rows tell: names that follow each other, lists that missed them.
void joinStays(std::vector<FollowerStay>& stays, const Lists& lists)
{
    std::stable_sort(stays.begin(), stays.end(), [](const FollowerStay& a, const FollowerStay& b) {
        return std::pair(a.person, a.first) < std::pair(b.person, b.first);
    });
    std::vector<FollowerStay> joined;
    for (const FollowerStay& stay : stays) {
        if (!joined.empty() && joined.back().person == stay.person && stay.followedAt
            && joined.back().followedAt == stay.followedAt) {
            joined.back().last = std::max(joined.back().last, stay.last);
            joined.back().left = stay.left;
        } else {
            joined.push_back(stay);
        }
    }
    const int newest = static_cast<int>(lists.times.size()) - 1;
    for (FollowerStay& stay : joined) {
        const int gone = stay.last + 1;
        stay.left = stay.left && gone <= newest
            && (lists.complete[static_cast<std::size_t>(gone)] || gone < newest);
    }
    stays = std::move(joined);
}

void readStays(Connection& connection, Id<Creator> creator, const Persons& persons,
    FollowerHistory& history, const Lists& lists, const Run& run)
{
    ListingPlaces places(connection, creator);
    std::unordered_map<std::int64_t, Seconds> followedBack;
    Cursor rows(connection,
        "SELECT account_id, list, first_import, gone_import, followed_at, ended FROM stay"
        " WHERE list < 2 ORDER BY account_id");
    Poll poll(run);
    while (rows.next()) {
        poll.row();
        const int list = static_cast<int>(rows.number(1));
        const int first = places.of(list, rows.number(2));
        if (first < 0)
            continue; // another creator's
        const std::int64_t person = personOf(persons, rows.number(0));
        const auto followedAt = momentOf(rows.optional(4));
        if (list == 1) {
            history.knowsFollowing = true;
            const Seconds at = followedAt.value_or(places.time(1, first));
            const auto known = followedBack.emplace(person, at).first;
            known->second = std::min(known->second, at);
            continue;
        }
        FollowerStay stay { person, followedAt, first, 0, false, {} };
        const auto gone = rows.optional(3);
        stay.last = (gone ? places.find(0, *gone) : static_cast<int>(lists.times.size())) - 1;
        const auto ended = rows.optional(5).value_or(0);
        stay.left = ended == kLeft || ended == kRenewed;
        history.stays.push_back(stay);
    }
    joinStays(history.stays, lists);
    for (FollowerStay& stay : history.stays) {
        const auto found = followedBack.find(stay.person);
        if (found != followedBack.end())
            stay.followedBackAt = found->second;
    }
}

void readTalk(Connection& connection, Id<Creator> creator, const Persons& persons,
    FollowerHistory& history, const Run& run)
{
    Poll poll(run);
    const auto take = [&](Cursor& rows) {
        while (rows.next()) {
            poll.row();
            history.talk.push_back(
                { personOf(persons, rows.number(0)), Seconds(std::chrono::seconds(rows.number(1))),
                    static_cast<TalkKind>(rows.number(2)) });
        }
    };
    Cursor comments(connection,
        "SELECT k.id, min(c.at), 0 FROM comment c JOIN account k ON k.creator_id = ?1"
        " AND k.key = c.author WHERE c.creator_id = ?1 AND c.author > '' GROUP BY c.author, c.cid");
    comments.bind(1, creator.value);
    take(comments);
    Cursor messages(connection,
        "SELECT m.account_id, m.at, CASE m.from_them WHEN 0 THEN 2 ELSE 1 END FROM message m JOIN "
        "account k ON k.id = m.account_id"
        " WHERE k.creator_id = ?1");
    messages.bind(1, creator.value);
    take(messages);
    std::sort(
        history.talk.begin(), history.talk.end(), [](const TalkMoment& a, const TalkMoment& b) {
            return std::pair(a.person, a.at) < std::pair(b.person, b.at);
        });
}

} // namespace

Result<FollowerHistory> followerHistory(
    const Workspace& workspace, Id<Creator> creator, const Run& run)
{
    return guarded([&] {
        Connection connection(workspace.file().string(), SQLite::OPEN_READONLY);
        const Reading reading(connection);
        const Persons persons = formerAccounts(connection);
        const Lists lists = followerLists(connection, creator);
        FollowerHistory history;
        history.lists = lists.times;
        readStays(connection, creator, persons, history, lists, run);
        readTalk(connection, creator, persons, history, run);
        return history;
    });
}

} // namespace mutuals
