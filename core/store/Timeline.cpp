#include "core/store/Connection.h"
#include "core/store/Followers.h"
#include "core/store/ListingPlaces.h"

#include <algorithm>

namespace mutuals {

namespace {

using Event = Followers::Event;
using Kind = Followers::Event::Kind;

constexpr const char* kNames =
    "IN (SELECT ?2 UNION ALL SELECT account_id FROM former WHERE person_id = ?2)";

// How a stay began or ended, as migrations/0001_workspace.sql and 0005_names_gone.sql number it.
constexpr int kListed = 0, kRenamed = 3, kNameGone = 6;

struct Stay {
    int list = 0, first = 0;
    std::optional<Seconds> followedAt;
    std::optional<int> gone; ///< places
    int began = 0, ended = 0;
};

std::vector<Stay> staysOf(
    Connection& connection, ListingPlaces& places, Id<Creator> creator, Id<Person> person)
{
    std::vector<Stay> stays;
    Query rows(connection,
        std::string("SELECT list, first_import, followed_at, gone_import, began, ended FROM stay"
                    " WHERE ?1 = ?1 AND list < 2 AND account_id ")
            + kNames);
    rows.with(creator, person);
    while (rows.next()) {
        Stay stay;
        stay.list = rows.count(0);
        stay.first = places.find(stay.list, rows.number(1));
        stay.followedAt = rows.optional(2, &Query::time);
        if (!rows.isNull(3))
            stay.gone = places.find(stay.list, rows.number(3));
        stay.began = rows.count(4);
        stay.ended = rows.isNull(5) ? 0 : rows.count(5);
        stays.push_back(stay);
    }
    std::stable_sort(
        stays.begin(), stays.end(), [](const Stay& a, const Stay& b) { return a.first < b.first; });
    return stays;
}

/// Between the listing at a place and the one before it.
Event between(const ListingPlaces& places, Kind kind, int list, int place)
{
    return { kind, places.time(list, place - 1), places.time(list, place) };
}

void addBegin(std::vector<Event>& events, const ListingPlaces& places, const Stay& stay, bool again)
{
    const Kind kind = stay.list == 1 ? Kind::followedBack : Kind::followed;
    if (stay.began == kRenamed)
        return; // told by the end of the name before
    if (again && stay.first > 0)
        events.push_back(between(
            places, stay.list == 1 ? Kind::followedBack : Kind::returned, stay.list, stay.first));
    else if (stay.followedAt)
        events.push_back({ kind, *stay.followedAt, {} });
    else if (stay.began != kListed)
        events.push_back(between(places, kind, stay.list, stay.first));
}

void addEnd(std::vector<Event>& events, const ListingPlaces& places, const Stay& stay)
{
    if (!stay.gone || *stay.gone <= 0)
        return;
    if (stay.list == 1) {
        if (stay.ended != kRenamed)
            events.push_back(between(places, Kind::unfollowed, stay.list, *stay.gone));
        return;
    }
    const Kind kind = stay.ended == kRenamed ? Kind::renamed
        : stay.ended == kNameGone            ? Kind::nameGone
                                             : Kind::left;
    events.push_back(between(places, kind, stay.list, *stay.gone));
}

} // namespace

Result<std::vector<Event>> Followers::timeline(Id<Creator> creator, Id<Person> person)
{
    return guarded([&] {
        const Reading reading(m_connection);
        std::vector<Event> events;
        ListingPlaces places(m_connection, creator);
        const auto stays = staysOf(m_connection, places, creator, person);
        for (auto stay = stays.begin(); stay != stays.end(); ++stay) {
            if (stay->first < 0)
                continue;
            const bool again = std::any_of(stays.begin(), stay, [&](const Stay& earlier) {
                return earlier.list == stay->list && earlier.followedAt == stay->followedAt;
            });
            addBegin(events, places, *stay, again);
            addEnd(events, places, *stay);
        }
        Query talk(m_connection,
            std::string("SELECT 0, at FROM message WHERE account_id ") + kNames
                + " UNION ALL SELECT 1, max(c.at) FROM account k CROSS JOIN comment c"
                  " ON c.creator_id = ?1 AND c.author = k.key WHERE k.id "
                + kNames + " GROUP BY c.cid");
        talk.with(creator, person);
        while (talk.next())
            events.push_back(
                { talk.number(0) == 1 ? Kind::comment : Kind::message, talk.time(1), {} });
        std::stable_sort(events.begin(), events.end(),
            [](const Event& a, const Event& b) { return a.at < b.at; });
        return events;
    });
}

} // namespace mutuals
