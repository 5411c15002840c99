#include "core/store/Connection.h"
#include "core/store/Followers.h"

#include <algorithm>

namespace mutuals {

Result<std::vector<Followers::Event>> Followers::timeline(Id<Creator> creator, Id<Person> person)
{
    return guarded([&] {
        std::vector<Event> events;
        const std::string names =
            "IN (SELECT ?2 UNION ALL SELECT account_id FROM former WHERE person_id = ?2)";
        // When each stay was last seen: the listing before the one where it is gone.
        Query stays(m_connection,
            "SELECT s.list, s.followed_at, s.began, s.ended, gi.as_of, pi.as_of FROM stay s"
            " LEFT JOIN listing g ON g.import_id = s.gone_import AND g.list = s.list"
            " LEFT JOIN import gi ON gi.id = g.import_id"
            " LEFT JOIN (SELECT l.list, l.ordinal, i.as_of FROM listing l"
            "  JOIN import i ON i.id = l.import_id WHERE i.creator_id = ?1) pi"
            "  ON pi.list = s.list AND pi.ordinal = g.ordinal - 1"
            " WHERE s.list < 2 AND s.account_id "
                + names);
        stays.with(creator, person);
        while (stays.next()) {
            const bool following = stays.number(0) == 1;
            if (!stays.isNull(1) && stays.number(2) != 3)
                events.push_back({ following ? Event::Kind::followedBack : Event::Kind::followed,
                    stays.time(1), {} });
            if (stays.isNull(4) || stays.isNull(5))
                continue;
            if (stays.number(3) == 3) {
                if (!following)
                    events.push_back({ Event::Kind::renamed, stays.time(5), stays.time(4) });
            } else {
                events.push_back({ following ? Event::Kind::unfollowed : Event::Kind::left,
                    stays.time(5), stays.time(4) });
            }
        }
        Query talk(m_connection,
            "SELECT 0, at FROM message WHERE account_id " + names
                + " UNION ALL SELECT 1, max(c.at) FROM account k CROSS JOIN comment c"
                  " ON c.creator_id = ?1 AND c.author = k.key WHERE k.id "
                + names + " GROUP BY c.cid");
        talk.with(creator, person);
        while (talk.next())
            events.push_back({ talk.number(0) == 1 ? Event::Kind::comment : Event::Kind::message,
                talk.time(1), {} });
        std::stable_sort(events.begin(), events.end(),
            [](const Event& a, const Event& b) { return a.at < b.at; });
        return events;
    });
}

} // namespace mutuals
