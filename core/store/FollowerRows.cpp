#include "core/records/Handle.h"
#include "core/store/Connection.h"
#include "core/store/Followers.h"
#include "core/store/Profiles.h"
#include "core/store/SnapshotState.h"

namespace mutuals {

namespace {

/// The account and the names that its person bore before.
constexpr const char* kNames =
    "IN (SELECT ?1 UNION ALL SELECT account_id FROM former WHERE person_id = ?1)";

struct StayRow {
    int list;
    std::optional<Seconds> followedAt;
    int first, gone; ///< places; gone is -1 while it goes on
};

/// Reads the rows of persons one after the other; the listings are read once.
class RowReader {
public:
    RowReader(Connection& connection, Id<Creator> creator, std::optional<Day> at)
        : m_connection(connection)
        , m_creator(creator)
        , m_state(snapshotState(connection, creator, at))
    {
        Query listings(connection,
            "SELECT l.list, i.as_of FROM listing l JOIN import i ON i.id = l.import_id"
            " WHERE i.creator_id = ? AND l.list < 2 ORDER BY l.list, l.ordinal");
        listings.with(creator);
        while (listings.next())
            m_times[listings.count(0)].push_back(listings.time(1));
        Query known(connection,
            "SELECT EXISTS (SELECT 1 FROM import WHERE creator_id = ?1"
            "  AND comments IS NOT NULL AND kind IN ('comments', 'table')),"
            " EXISTS (SELECT 1 FROM import WHERE creator_id = ?1 AND conversations IS NOT NULL),"
            " EXISTS (SELECT 1 FROM import WHERE creator_id = ?1 AND profiles IS NOT NULL)");
        known.with(creator).next();
        m_knowsComments = known.number(0) != 0;
        m_knowsMessages = known.number(1) != 0;
        m_knowsProfiles = known.number(2) != 0;
    }

    FollowerRow nameless(Id<Person> number)
    {
        FollowerRow row;
        row.person = number;
        row.relation = Relation::fan;
        Query found(m_connection,
            "SELECT followed_at FROM nameless WHERE import_id = ? AND list = 0 AND number = ?");
        if (found.with(m_state.followerImport, -number.value - 1).next())
            row.followedAt = found.optional(0, &Query::time);
        row.firstSeen = row.lastSeen = m_state.asOf;
        return row;
    }

    FollowerRow row(Id<Person> person)
    {
        FollowerRow row;
        Query name(m_connection, "SELECT coalesce(handle, key) FROM account WHERE id = ?");
        if (!name.with(person).next())
            return row;
        row.person = person;
        row.handle = name.text(0);
        Query earlier(m_connection,
            "SELECT coalesce(a.handle, a.key) FROM former o JOIN account a ON a.id = o.account_id"
            " WHERE o.person_id = ? ORDER BY (SELECT min(first_import) FROM stay WHERE account_id "
            "= a.id)");
        earlier.with(person);
        while (earlier.next())
            row.earlierHandles.emplace_back(earlier.text(0));
        readStays(person, row);
        if (m_knowsComments)
            row.comments = comments(person);
        if (m_knowsMessages)
            row.messages = count("SELECT count(*) FROM message WHERE account_id ", person);
        Query choice(m_connection,
            std::string("SELECT choice FROM decision WHERE undone = 0 AND account_id ") + kNames
                + " ORDER BY id DESC LIMIT 1");
        if (choice.with(person).next())
            row.decision = choiceNamed(choice.text(0));
        if (m_knowsProfiles)
            readProfile(row);
        return row;
    }

private:
    /// Under all the names that the person bore, each comment once.
    int comments(Id<Person> person)
    {
        Query row(m_connection,
            std::string("SELECT count(DISTINCT c.cid) FROM account k CROSS JOIN comment c"
                        " ON c.creator_id = k.creator_id AND c.author = k.key WHERE k.id ")
                + kNames);
        row.with(person).next();
        return row.count(0);
    }

    int count(const char* sql, Id<Person> person)
    {
        Query row(m_connection, std::string(sql) + kNames);
        row.with(person).next();
        return row.count(0);
    }

    void readProfile(FollowerRow& row)
    {
        std::vector<std::string> keys { handleKey(row.handle) };
        for (const std::string& earlier : row.earlierHandles)
            keys.push_back(handleKey(earlier));
        row.profile = newestProfile(m_connection, m_creator, keys);
        if (row.profile)
            row.displayName = row.profile->displayName.value_or(std::string());
    }

    void readStays(Id<Person> person, FollowerRow& row)
    {
        Query rows(m_connection,
            std::string(
                "SELECT s.list, s.followed_at, f.ordinal, coalesce(g.ordinal, -1) FROM stay s"
                " JOIN listing f ON f.import_id = s.first_import AND f.list = s.list"
                " LEFT JOIN listing g ON g.import_id = s.gone_import AND g.list = s.list"
                " WHERE s.list < 2 AND s.account_id ")
                + kNames + " ORDER BY f.ordinal");
        rows.with(person);
        bool follows = false;
        bool followed = false;
        while (rows.next()) {
            const StayRow stay { rows.count(0), rows.optional(1, &Query::time), rows.count(2),
                rows.count(3) };
            const int at = stay.list == 0 ? m_state.followers : m_state.following;
            if (stay.first > at)
                continue;
            const bool present = stay.gone < 0 || stay.gone > at;
            if (stay.list == 1) {
                followed = followed || present;
                if (present)
                    row.followedBackAt = stay.followedAt;
                continue;
            }
            const auto& times = m_times[0];
            row.followedAt = stay.followedAt;
            if (!row.firstSeen)
                row.firstSeen = times[static_cast<std::size_t>(stay.first)];
            const int last = present ? at : stay.gone - 1;
            row.lastSeen = times[static_cast<std::size_t>(last)];
            follows = present;
            row.left.reset();
            if (!present)
                row.left = Between { *row.lastSeen, times[static_cast<std::size_t>(stay.gone)] };
        }
        row.relation = follows ? (followed ? Relation::mutual : Relation::fan)
            : followed         ? Relation::followingOnly
                               : Relation::none;
    }

    Connection& m_connection;
    Id<Creator> m_creator;
    SnapshotState m_state;
    std::vector<Seconds> m_times[2];
    bool m_knowsComments = false;
    bool m_knowsMessages = false;
    bool m_knowsProfiles = false;
};

} // namespace

Result<std::vector<FollowerRow>> Followers::rows(
    Id<Creator> creator, std::optional<Day> at, std::span<const Id<Person>> persons)
{
    return guarded([&] {
        RowReader reader(m_connection, creator, at);
        std::vector<FollowerRow> rows;
        rows.reserve(persons.size());
        for (const Id<Person> person : persons)
            rows.push_back(person.value < 0 ? reader.nameless(person) : reader.row(person));
        return rows;
    });
}

} // namespace mutuals
