#include "core/store/Followers.h"

#include "core/records/Handle.h"
#include "core/store/Cursor.h"

#include <algorithm>

namespace mutuals {

Followers::Followers(Connection& connection)
    : m_connection(connection)
{
}

Result<std::optional<Id<Person>>> Followers::find(Id<Creator> creator, std::string_view handle)
{
    return guarded([&]() -> std::optional<Id<Person>> {
        Query row(m_connection,
            "SELECT coalesce(o.person_id, a.id) FROM account a LEFT JOIN former o ON o.account_id "
            "= a.id"
            " WHERE a.creator_id = ? AND a.key = ?");
        if (!row.with(creator, handleKey(cleanHandle(handle))).next())
            return {};
        return Id<Person> { row.number(0) };
    });
}

Result<std::vector<Id<Person>>> Followers::named(
    Id<Creator> creator, std::string_view text, std::size_t most)
{
    return guarded([&] {
        const Reading reading(m_connection);
        const std::string wanted = searchKey(text);
        Cursor accounts(m_connection,
            "SELECT id FROM account WHERE creator_id = ?1 AND instr(key, ?2) > 0 ORDER BY key");
        accounts.bind(1, creator.value);
        accounts.bindView(2, wanted);
        Cursor newest(m_connection, "SELECT person_id FROM former WHERE account_id = ?");
        Cursor follows(m_connection,
            "SELECT max(gone_import IS NULL) FROM stay WHERE account_id = ? AND list = 0");
        std::vector<Id<Person>> found, left;
        const auto add = [most](std::vector<Id<Person>>& persons, Id<Person> person) {
            if (persons.size() < most
                && std::find(persons.begin(), persons.end(), person) == persons.end())
                persons.push_back(person);
        };
        while (found.size() < most && accounts.next()) {
            Id<Person> person { accounts.number(0) };
            newest.bind(1, person.value);
            if (newest.next())
                person = { newest.number(0) };
            newest.reset();
            follows.bind(1, person.value);
            if (follows.next() && !follows.isNull(0))
                add(follows.number(0) != 0 ? found : left, person);
            follows.reset();
        }
        for (const Id<Person> person : left)
            add(found, person);
        return found;
    });
}

Result<FollowBacks> Followers::followBacks(Id<Creator> creator)
{
    return guarded([&] {
        FollowBacks found;
        Query rows(m_connection,
            "SELECT g.followed_at, max(f.followed_at) FROM stay g JOIN account a ON a.id = "
            "g.account_id"
            " JOIN stay f ON f.account_id = g.account_id AND f.list = 0"
            " WHERE a.creator_id = ? AND g.list = 1 AND g.followed_at > f.followed_at"
            " GROUP BY g.account_id, g.followed_at ORDER BY g.followed_at");
        rows.with(creator);
        while (rows.next()) {
            found.moments.push_back(rows.time(0));
            found.followed.push_back(rows.time(1));
        }
        Query known(m_connection,
            "SELECT (SELECT min(s.followed_at) FROM stay s JOIN account a ON a.id = s.account_id"
            "        WHERE a.creator_id = ?1),"
            " (SELECT max(i.as_of) FROM listing l JOIN import i ON i.id = l.import_id"
            "  WHERE i.creator_id = ?1 AND l.list = 1)");
        known.with(creator).next();
        if (!known.isNull(0) && !known.isNull(1))
            found.known = { dayOf(known.time(0)), dayOf(known.time(1)) + std::chrono::days(1) };
        return found;
    });
}

} // namespace mutuals
