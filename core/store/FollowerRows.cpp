#include "core/records/Handle.h"
#include "core/store/Cursor.h"
#include "core/store/Followers.h"
#include "core/store/ListingPlaces.h"
#include "core/store/Profiles.h"
#include "core/store/SnapshotState.h"

#include <algorithm>
#include <set>
#include <string>

namespace mutuals {

namespace {

constexpr std::int64_t kNameGone = 6; ///< how a stay ended: migrations/0005_names_gone.sql

/// Reads the rows of persons one after the other. What concerns all of them is read once; what no
/// file of the creator can know is not asked for each: 256 rows take half a millisecond.
class RowReader {
public:
    RowReader(Connection& connection, Id<Creator> creator, std::optional<Day> at)
        : m_connection(connection)
        , m_creator(creator)
        , m_state(snapshotState(connection, creator, at))
        , m_places(connection, creator)
        , m_name(connection, "SELECT coalesce(handle, key) FROM account WHERE id = ?")
        , m_stays(connection,
              "SELECT list, first_import, gone_import, followed_at, ended FROM stay"
              " WHERE account_id = ? AND list < 2")
        , m_nameless(connection,
              "SELECT followed_at FROM nameless WHERE import_id = ? AND list = 0 AND number = ?")
    {
        Query known(connection,
            "SELECT EXISTS (SELECT 1 FROM import WHERE creator_id = ?1"
            "  AND comments IS NOT NULL AND kind IN ('comments', 'table')),"
            " EXISTS (SELECT 1 FROM import WHERE creator_id = ?1 AND conversations IS NOT NULL),"
            " EXISTS (SELECT 1 FROM former), EXISTS (SELECT 1 FROM decision),"
            " EXISTS (SELECT 1 FROM import WHERE creator_id = ?1 AND profiles IS NOT NULL)");
        known.with(creator).next();
        m_knowsProfiles = known.number(4) != 0;
        const auto asked = [&](int column, const char* sql) {
            return known.number(column) != 0 ? std::optional<Cursor>(std::in_place, connection, sql)
                                             : std::nullopt;
        };
        m_comments = asked(0,
            "SELECT c.cid FROM account k CROSS JOIN comment c"
            " ON c.creator_id = k.creator_id AND c.author = k.key WHERE k.id = ?");
        m_messages = asked(1, "SELECT count(*) FROM message WHERE account_id = ?");
        m_earlier = asked(2,
            "SELECT o.account_id, coalesce(a.handle, a.key) FROM former o"
            " JOIN account a ON a.id = o.account_id WHERE o.person_id = ?"
            " ORDER BY (SELECT min(first_import) FROM stay WHERE account_id = a.id)");
        m_choice = asked(3,
            "SELECT choice, id FROM decision WHERE undone = 0 AND account_id = ?"
            " ORDER BY id DESC LIMIT 1");
    }

    FollowerRow nameless(Id<Person> number)
    {
        FollowerRow row;
        row.person = number;
        row.relation = Relation::fan;
        m_nameless.bind(1, m_state.followerImport.value);
        m_nameless.bind(2, -number.value - 1);
        if (m_nameless.next())
            row.followedAt = timeOf(m_nameless.optional(0));
        m_nameless.reset();
        row.firstSeen = row.lastSeen = m_state.asOf;
        return row;
    }

    FollowerRow row(Id<Person> person)
    {
        FollowerRow row;
        m_name.bind(1, person.value);
        if (m_name.next()) {
            row.person = person;
            row.handle = m_name.text(0);
        }
        m_name.reset();
        if (!row.person)
            return row;
        m_accounts.assign(1, person.value);
        if (m_earlier) {
            m_earlier->bind(1, person.value);
            for (; m_earlier->next(); m_accounts.push_back(m_earlier->number(0)))
                row.earlierHandles.emplace_back(m_earlier->text(1));
            m_earlier->reset();
        }
        readStays(row);
        row.comments = comments();
        row.messages = messages();
        readChoice(row);
        if (m_knowsProfiles)
            readProfile(row);
        return row;
    }

private:
    static std::optional<Seconds> timeOf(std::optional<std::int64_t> seconds)
    {
        if (!seconds)
            return {};
        return Seconds(std::chrono::seconds(*seconds));
    }

    /// Under all names of the person, each comment once, though several files hold it; nothing
    /// where no file could know.
    std::optional<int> comments()
    {
        if (!m_comments)
            return {};
        std::set<std::string, std::less<>> ids;
        for (const auto account : m_accounts) {
            m_comments->bind(1, account);
            while (m_comments->next()) {
                if (const auto id = m_comments->text(0); !ids.contains(id))
                    ids.emplace(id);
            }
            m_comments->reset();
        }
        return static_cast<int>(ids.size());
    }

    std::optional<int> messages()
    {
        if (!m_messages)
            return {};
        std::int64_t sum = 0;
        for (const auto account : m_accounts) {
            m_messages->bind(1, account);
            sum += m_messages->next() ? m_messages->number(0) : 0;
            m_messages->reset();
        }
        return static_cast<int>(sum);
    }

    void readChoice(FollowerRow& row)
    {
        if (!m_choice)
            return;
        std::int64_t newest = 0;
        for (const auto account : m_accounts) {
            m_choice->bind(1, account);
            if (m_choice->next() && m_choice->number(1) > newest) {
                newest = m_choice->number(1);
                row.decision = choiceNamed(m_choice->text(0));
            }
            m_choice->reset();
        }
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

    struct Stay {
        bool following;
        int first;
        std::optional<int> gone; ///< places
        std::optional<Seconds> followedAt;
        bool nameGone;
    };

    void readStays(FollowerRow& row)
    {
        m_found.clear();
        for (const auto account : m_accounts) {
            m_stays.bind(1, account);
            while (m_stays.next()) {
                const int list = static_cast<int>(m_stays.number(0));
                const auto gone = m_stays.optional(2);
                m_found.push_back({ list == 1, m_places.of(list, m_stays.number(1)),
                    gone ? std::optional(m_places.of(list, *gone)) : std::nullopt,
                    timeOf(m_stays.optional(3)), m_stays.optional(4) == kNameGone });
            }
            m_stays.reset();
        }
        std::stable_sort(m_found.begin(), m_found.end(),
            [](const Stay& a, const Stay& b) { return a.first < b.first; });
        bool follows = false;
        bool followed = false;
        for (const Stay& stay : m_found) {
            const int at = stay.following ? m_state.following : m_state.followers;
            if (stay.first < 0 || stay.first > at)
                continue;
            const bool present = !stay.gone || *stay.gone > at;
            if (stay.following) {
                followed = followed || present;
                if (present)
                    row.followedBackAt = stay.followedAt;
                continue;
            }
            row.followedAt = stay.followedAt;
            if (!row.firstSeen)
                row.firstSeen = m_places.time(0, stay.first);
            row.lastSeen = m_places.time(0, present ? at : *stay.gone - 1);
            follows = present;
            row.left.reset();
            row.nameGone = !present && stay.nameGone;
            if (!present)
                row.left = Between { *row.lastSeen, m_places.time(0, *stay.gone) };
        }
        row.relation = follows ? (followed ? Relation::mutual : Relation::fan)
            : followed         ? Relation::followingOnly
                               : Relation::none;
    }

    Connection& m_connection;
    Id<Creator> m_creator;
    SnapshotState m_state;
    ListingPlaces m_places;
    Cursor m_name, m_stays, m_nameless;
    std::optional<Cursor> m_comments, m_messages, m_earlier, m_choice;
    bool m_knowsProfiles = false;
    std::vector<std::int64_t> m_accounts; ///< of one person: the newest name, then earlier ones
    std::vector<Stay> m_found;
};

} // namespace

Result<std::vector<FollowerRow>> Followers::rows(
    Id<Creator> creator, std::optional<Day> at, std::span<const Id<Person>> persons)
{
    return guarded([&] {
        const Reading reading(m_connection); // else each statement locks the file anew
        RowReader reader(m_connection, creator, at);
        std::vector<FollowerRow> rows;
        rows.reserve(persons.size());
        for (const Id<Person> person : persons)
            rows.push_back(person.value < 0 ? reader.nameless(person) : reader.row(person));
        return rows;
    });
}

} // namespace mutuals
