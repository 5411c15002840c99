#include "core/store/PairChanges.h"

#include "core/store/Cursor.h"
#include "core/store/ListingPlaces.h"

#include <algorithm>
#include <span>

namespace mutuals {

namespace {

constexpr int kLongestChain = 100; ///< of renames; longer ones go round

// How a stay began or ended, as migrations/0001_workspace.sql numbers it.
constexpr std::int64_t kCame = 1, kRenamed = 3, kRenewed = 4;

using Time = std::optional<std::int64_t>;

/// A stay that covers one of the listings and not the other.
struct Side {
    std::int64_t account = 0;
    Time at;
    std::int64_t how = 0; ///< began or ended
    std::int64_t import = 0; ///< where it begins or is gone
    enum { open, known, renewed } state = open;
};

bool newestFirst(const Time& a, const Time& b)
{
    return a && b ? *a > *b : a.has_value() && !b;
}

class Pair {
public:
    Pair(Connection& connection, Id<Creator> creator, int before, int after)
        : m_places(connection, creator)
        , m_before(before)
        , m_after(after)
        , m_renameFrom(connection,
              "SELECT new_account FROM rename WHERE old_account = ?1 AND import_id = ?2 AND list = "
              "0")
        , m_renameTo(connection,
              "SELECT old_account FROM rename WHERE new_account = ?1 AND import_id = ?2 AND list = "
              "0")
        , m_stayFrom(connection,
              "SELECT gone_import, ended FROM stay"
              " WHERE account_id = ?1 AND list = 0 AND first_import = ?2")
        , m_stayTo(connection,
              "SELECT first_import, began FROM stay"
              " WHERE account_id = ?1 AND list = 0 AND gone_import = ?2")
        , m_ended(connection,
              "SELECT gone_import, ended FROM stay"
              " WHERE account_id = ? AND list = 0 AND gone_import IS NOT NULL")
    {
        readGone(connection);
        readFresh(connection);
        const auto byAccount = [](const Side& a, const Side& b) { return a.account < b.account; };
        std::sort(m_gone.begin(), m_gone.end(), byAccount);
        std::sort(m_fresh.begin(), m_fresh.end(), byAccount);
        m_namelessBefore = namelessAt(connection, before);
        m_namelessAfter = namelessAt(connection, after);
    }

    std::map<FollowerView, std::vector<FollowerScan::Change>> changes()
    {
        settleSameNames();
        for (Side& gone : m_gone) {
            if (gone.state == Side::open && gone.how == kRenamed)
                followRenames(gone);
        }
        settleSameTimes();
        for (Side& fresh : m_fresh) {
            if (fresh.state == Side::open)
                add(followedBefore(fresh) ? FollowerView::returned : FollowerView::came, fresh);
        }
        for (const Side& gone : m_gone) {
            if (gone.state == Side::open)
                add(FollowerView::left, gone);
        }
        for (auto& [view, found] : m_found)
            std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
                return newestFirst(a.followedAt, b.followedAt);
            });
        return std::move(m_found);
    }

private:
    void readGone(Connection& connection)
    {
        Cursor rows(connection,
            "SELECT account_id, followed_at, ended, first_import FROM stay"
            " WHERE gone_import = ? AND gone_import IS NOT NULL AND list = 0");
        for (int place = m_before + 1; place <= m_after; ++place) {
            const std::int64_t import = m_places.import(0, place);
            rows.bind(1, import);
            while (rows.next()) {
                const int first = m_places.of(0, rows.number(3));
                if (first >= 0 && first <= m_before)
                    m_gone.push_back(
                        { rows.number(0), rows.optional(1), rows.number(2), import, Side::open });
            }
            rows.reset();
        }
    }

    void readFresh(Connection& connection)
    {
        Cursor rows(connection,
            "SELECT account_id, followed_at, began FROM stay"
            " WHERE first_import = ? AND list = 0 AND began <> 0");
        Cursor until(connection,
            "SELECT account_id, followed_at, began, gone_import FROM stay"
            " WHERE first_import = ? AND list = 0 AND began <> 0");
        for (int place = m_before + 1; place <= m_after; ++place) {
            const std::int64_t import = m_places.import(0, place);
            Cursor& those = place == m_after ? rows : until; // the first needs the index alone
            those.bind(1, import);
            while (those.next()) {
                if (place == m_after || holdsAfter(those.optional(3)))
                    m_fresh.push_back({ those.number(0), those.optional(1), those.number(2), import,
                        Side::open });
            }
            those.reset();
        }
    }

    bool holdsAfter(const Time& gone) { return !gone || m_places.of(0, *gone) > m_after; }

    std::vector<std::int64_t> namelessAt(Connection& connection, int place)
    {
        Cursor rows(connection,
            "SELECT followed_at FROM nameless WHERE import_id = ? AND list = 0"
            " AND followed_at IS NOT NULL ORDER BY followed_at");
        rows.bind(1, m_places.import(0, place));
        std::vector<std::int64_t> times;
        while (rows.next())
            times.push_back(rows.number(0));
        return times;
    }

    void add(FollowerView view, const Side& side)
    {
        m_found[view].push_back({ side.account, side.at });
    }

    /// Who bears the same name in both: the same stay to TikTok, or gone and back in between. A name
    /// that was given up may be another's.
    void settleSameNames()
    {
        auto fresh = m_fresh.begin();
        for (Side& gone : m_gone) {
            while (fresh != m_fresh.end() && fresh->account < gone.account)
                ++fresh;
            if (fresh == m_fresh.end() || fresh->account != gone.account)
                continue;
            if (fresh->at == gone.at) {
                fresh->state = gone.state = Side::known;
                continue;
            }
            const bool taken = fresh->how == kRenamed; // by another person, who gave up a name
            if (gone.how != kRenamed && (!taken || gone.how == kRenewed))
                gone.state = Side::renewed;
            if (gone.how != kRenamed && !taken)
                fresh->state = Side::renewed;
        }
    }

    Side* freshOf(std::int64_t account)
    {
        const auto found = std::lower_bound(m_fresh.begin(), m_fresh.end(), account,
            [](const Side& side, std::int64_t wanted) { return side.account < wanted; });
        return found != m_fresh.end() && found->account == account && found->state == Side::open
            ? &*found
            : nullptr;
    }

    /// From a name that was given up to the last one that the person bore.
    void followRenames(Side& gone)
    {
        for (int step = 0; step < kLongestChain && gone.how == kRenamed; ++step) {
            const auto next = one(m_renameFrom, gone.account, gone.import);
            if (!next)
                return;
            m_stayFrom.bind(1, *next);
            m_stayFrom.bind(2, gone.import);
            const bool found = m_stayFrom.next();
            const Time until = found ? m_stayFrom.optional(0) : Time();
            const std::int64_t how = found && until ? m_stayFrom.number(1) : 0;
            m_stayFrom.reset();
            if (!found)
                return;
            gone.account = *next;
            if (!until || m_places.of(0, *until) > m_after)
                break;
            gone.how = how;
            gone.import = *until;
        }
        if (Side* const fresh = freshOf(gone.account)) { // still there, or left and back
            add(FollowerView::renamed, *fresh);
            fresh->state = gone.state = Side::known;
        }
    }

    /// Where one name is gone and one is new since the same second it is one person; where rows
    /// without a name account for all who are gone, their names are.
    void settleSameTimes()
    {
        const auto byTime = [](std::vector<Side>& sides) {
            std::vector<Side*> open;
            for (Side& side : sides) {
                if (side.state != Side::known && side.at)
                    open.push_back(&side);
            }
            std::sort(open.begin(), open.end(),
                [](const Side* a, const Side* b) { return *a->at < *b->at; });
            return open;
        };
        const auto gone = byTime(m_gone);
        const auto fresh = byTime(m_fresh);
        auto from = fresh.begin();
        for (auto each = gone.begin(); each != gone.end();) {
            const std::int64_t at = *(*each)->at;
            const auto end = std::find_if(each, gone.end(), [&](Side* s) { return *s->at != at; });
            from = std::find_if(from, fresh.end(), [&](Side* s) { return *s->at >= at; });
            const auto until =
                std::find_if(from, fresh.end(), [&](Side* s) { return *s->at != at; });
            settleSecond({ each, end }, { from, until });
            each = end;
            from = until;
        }
    }
    void settleSecond(std::span<Side* const> gone, std::span<Side* const> fresh)
    {
        if (gone.size() == 1 && fresh.size() == 1 && gone[0]->state == Side::open
            && fresh[0]->state == Side::open) {
            add(FollowerView::renamed, *fresh[0]);
            gone[0]->state = fresh[0]->state = Side::known;
        }
        if (!fresh.empty())
            return;
        const std::int64_t at = *gone[0]->at;
        const auto rows = [&](const std::vector<std::int64_t>& times) {
            const auto [from, end] = std::equal_range(times.begin(), times.end(), at);
            return end - from;
        };
        const auto open = std::count_if(
            gone.begin(), gone.end(), [](const Side* side) { return side->state == Side::open; });
        if (open == 0 || rows(m_namelessAfter) - rows(m_namelessBefore) < open)
            return;
        for (Side* const side : gone) {
            if (side->state != Side::open)
                continue;
            add(FollowerView::nameGone, *side);
            side->state = Side::known;
        }
    }

    /// Whether who is new at `after` had left by `before`. Someone who takes a name that its bearer
    /// gave up had not.
    bool followedBefore(const Side& fresh)
    {
        if (fresh.how == kCame)
            return false;
        std::int64_t account = fresh.account;
        std::int64_t import = fresh.import;
        std::int64_t how = fresh.how;
        for (int step = 0; step < kLongestChain && how == kRenamed; ++step) {
            const auto old = one(m_renameTo, account, import);
            if (!old)
                break;
            account = *old;
            m_stayTo.bind(1, account);
            m_stayTo.bind(2, import);
            how = m_stayTo.next() ? m_stayTo.number(1) : 0;
            import = how == 0 ? 0 : m_stayTo.number(0);
            m_stayTo.reset();
        }
        int newest = -1;
        bool gaveUp = false;
        m_ended.bind(1, account);
        while (m_ended.next()) {
            const int place = m_places.find(0, m_ended.number(0));
            if (place <= m_before && place > newest) {
                newest = place;
                gaveUp = m_ended.number(1) == kRenamed;
            }
        }
        m_ended.reset();
        return newest >= 0 && !gaveUp;
    }

    static std::optional<std::int64_t> one(Cursor& row, std::int64_t account, std::int64_t import)
    {
        row.bind(1, account);
        row.bind(2, import);
        const Time found = row.next() ? row.optional(0) : Time();
        row.reset();
        return found;
    }

    ListingPlaces m_places;
    int m_before, m_after;
    Cursor m_renameFrom, m_renameTo, m_stayFrom, m_stayTo, m_ended;
    std::vector<Side> m_gone, m_fresh; ///< by account
    std::vector<std::int64_t> m_namelessBefore, m_namelessAfter; ///< follow times, ascending
    std::map<FollowerView, std::vector<FollowerScan::Change>> m_found;
};

} // namespace

std::map<FollowerView, std::vector<FollowerScan::Change>> changesBetween(
    Connection& connection, Id<Creator> creator, int before, int after)
{
    return Pair(connection, creator, before, after).changes();
}

} // namespace mutuals
