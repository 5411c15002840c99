#include "core/store/Listings.h"

#include "core/store/Accounts.h"
#include "core/store/Connection.h"
#include "core/store/Cursor.h"
#include "core/store/FirstListings.h"
#include "core/store/LongWork.h"
#include "core/store/Renames.h"

#include <map>
#include <string>

namespace mutuals {

namespace {

constexpr std::int64_t kPollRows = 4096;

/// The listings of the same list before and after a new one; 0 where there is none.
struct Neighbors {
    std::int64_t previous = 0, next = 0;
    int ordinal = 0;

    bool areNone() const { return previous == 0 && next == 0; }
};

/// A stored stay that covers a neighboring listing.
struct Stored {
    std::int64_t account = 0;
    std::string key;
    std::optional<Seconds> followedAt;
    std::int64_t first = 0;
    std::optional<std::int64_t> gone;
};

std::optional<std::int64_t> secondsOf(std::optional<Seconds> time)
{
    return time ? std::optional<std::int64_t>(time->time_since_epoch().count()) : std::nullopt;
}

/// Makes room in the order of the creator's listings of this kind and says who the neighbors are.
Neighbors placed(Connection& connection, const Listing& listing)
{
    Neighbors around;
    const int list = static_cast<int>(listing.list);
    Query others(connection,
        "SELECT l.import_id, i.as_of FROM listing l JOIN import i ON i.id = l.import_id"
        " WHERE i.creator_id = ? AND l.list = ? ORDER BY l.ordinal");
    others.with(listing.creator, list);
    while (others.next()) {
        if (others.time(1) > listing.asOf) {
            around.next = others.number(0);
            break;
        }
        around.previous = others.number(0);
        ++around.ordinal;
    }
    Query(connection,
        "UPDATE listing SET ordinal = ordinal + 1 WHERE list = ?1 AND ordinal >= ?2 AND import_id "
        "IN"
        " (SELECT id FROM import WHERE creator_id = ?3)")
        .with(list, around.ordinal, listing.creator)
        .run();
    Query(connection,
        "INSERT INTO listing (import_id, list, ordinal, named, nameless, own_count)"
        " VALUES (?, ?, ?, ?, ?, ?)")
        .with(listing.import, list, around.ordinal, listing.named,
            static_cast<std::int64_t>(listing.nameless.size()), listing.ownCount)
        .run();
    return around;
}

/// How far the lists of an archive are, of which this one is a part.
struct Share {
    LongWork& work;
    std::int64_t before, rows, total;

    void report(double part) const
    {
        work.report(
            { before + static_cast<std::int64_t>(part * static_cast<double>(rows)), total });
        work.poll();
    }
};

/// New stays of a listing: account and follow time.
BatchInsert staysOf(Connection& connection, const Listing& listing, const Neighbors& around)
{
    return BatchInsert(connection,
        "stay (list, first_import, gone_import, began, account_id, followed_at)",
        { static_cast<std::int64_t>(listing.list), listing.import.value,
            around.next ? std::optional(around.next) : std::nullopt, around.ordinal > 0 ? 1 : 0 },
        2);
}

/// What a new listing changes, collected while the stored stays are read and written afterwards.
class Changes {
public:
    Changes(Connection& connection, const Listing& listing, Neighbors around)
        : m_connection(connection)
        , m_listing(listing)
        , m_around(around)
    {
    }

    /// A stay of the neighbors that the new listing holds as well.
    void listed(const Stored& stay)
    {
        if (stay.first == m_around.next)
            m_begunEarlier.push_back(stay);
    }
    /// A stay of the neighbors that is missing in the new listing.
    void missing(const Stored& stay)
    {
        if (stay.first == m_around.next)
            return;
        m_gone.push_back(stay);
        if (stay.gone != (m_around.next ? std::optional(m_around.next) : std::nullopt))
            m_split.push_back(stay);
    }
    void fresh(const ListedRow& row)
    {
        m_fresh.push_back({ m_texts.size(), row.key.size(), row.handle.size(), row.followedAt });
        m_texts += row.key;
        m_texts += row.handle;
    }

    /// The second half of the work on a list; the first is to compare.
    void write(const Share& share)
    {
        const int list = static_cast<int>(m_listing.list);
        std::size_t done = 0;
        const std::size_t all =
            m_gone.size() + m_split.size() + m_begunEarlier.size() + 2 * m_fresh.size();
        const auto step = [&] {
            if (++done % kPollRows == 0)
                share.report(0.5 + 0.5 * static_cast<double>(done) / static_cast<double>(all));
        };
        for (const Stored& stay : m_gone) {
            step();
            Query(m_connection,
                "UPDATE stay SET gone_import = ? WHERE account_id = ? AND list = ? AND "
                "first_import = ?")
                .with(m_listing.import, stay.account, list, stay.first)
                .run();
        }
        for (const Stored& stay : m_split) {
            step();
            Query(m_connection,
                "INSERT INTO stay (account_id, list, first_import, gone_import, followed_at, began)"
                " VALUES (?, ?, ?, ?, ?, 1)")
                .with(stay.account, list, m_around.next, stay.gone, stay.followedAt)
                .run();
        }
        for (const Stored& stay : m_begunEarlier) {
            step();
            Query(m_connection,
                "UPDATE stay SET first_import = ? WHERE account_id = ? AND list = ? AND "
                "first_import = ?")
                .with(m_listing.import, stay.account, list, m_around.next)
                .run();
        }
        Accounts accounts(m_connection, m_listing.creator);
        std::vector<std::int64_t> numbers;
        numbers.reserve(m_fresh.size());
        for (const Fresh& row : m_fresh) {
            step();
            numbers.push_back(accounts.numberOf(keyOf(row), handleOf(row)));
        }
        accounts.flush();
        BatchInsert stays = staysOf(m_connection, m_listing, m_around);
        for (std::size_t i = 0; i < m_fresh.size(); ++i) {
            step();
            stays.add(numbers[i]);
            stays.add(secondsOf(m_fresh[i].followedAt));
        }
        stays.flush();
    }

private:
    struct Fresh {
        std::size_t text, keyLength, handleLength;
        std::optional<Seconds> followedAt;
    };
    std::string_view keyOf(const Fresh& row) const
    {
        return std::string_view(m_texts).substr(row.text, row.keyLength);
    }
    std::string_view handleOf(const Fresh& row) const
    {
        return std::string_view(m_texts).substr(row.text + row.keyLength, row.handleLength);
    }

    Connection& m_connection;
    const Listing& m_listing;
    Neighbors m_around;
    std::vector<Stored> m_gone, m_split, m_begunEarlier;
    std::vector<Fresh> m_fresh;
    std::string m_texts;
};

/// The stays that cover a neighboring listing, by key. Where the listings stand is told here and not
/// by joins: a million rows take a third of the time.
class StoredRows {
public:
    StoredRows(Connection& connection, const Listing& listing, Neighbors around)
        : m_previous(around.ordinal - 1)
        , m_next(around.next)
        , m_rows(connection,
              "SELECT s.account_id, a.key, s.followed_at, s.first_import, s.gone_import"
              " FROM account a CROSS JOIN stay s ON s.account_id = a.id"
              " WHERE a.creator_id = ? AND s.list = ? ORDER BY a.key")
    {
        const int list = static_cast<int>(listing.list);
        Query places(connection,
            "SELECT l.import_id, l.ordinal FROM listing l JOIN import i ON i.id = l.import_id"
            " WHERE i.creator_id = ? AND l.list = ?");
        places.with(listing.creator, list);
        while (places.next())
            m_places.emplace(places.number(0), places.count(1));
        m_rows.bind(1, listing.creator.value);
        m_rows.bind(2, list);
        advance();
    }
    bool atEnd() const { return m_atEnd; }
    const Stored& row() const { return m_row; }
    void advance()
    {
        do {
            m_atEnd = !m_rows.next();
            if (m_atEnd)
                return;
            m_row.first = m_rows.number(3);
            m_row.gone = m_rows.optional(4);
        } while (!covers());
        m_row.account = m_rows.number(0);
        m_row.key = m_rows.text(1);
        const auto at = m_rows.optional(2);
        m_row.followedAt = at ? std::optional(Seconds(std::chrono::seconds(*at))) : std::nullopt;
    }

private:
    bool covers() const
    {
        return m_row.first == m_next
            || (m_previous >= 0 && m_places.at(m_row.first) <= m_previous
                && (!m_row.gone || m_places.at(*m_row.gone) > m_previous));
    }

    int m_previous; ///< place of the listing before; -1: there is none
    std::int64_t m_next;
    std::map<std::int64_t, int> m_places;
    Cursor m_rows;
    Stored m_row;
    bool m_atEnd = false;
};

/// Puts a list of which neighbors are known: only what differs is written.
Listings::Counts putBeside(Connection& connection, const Listed& listed, const Neighbors& around,
    RowSeal& seal, const Share& share)
{
    Listings::Counts counts;
    const Listing& listing = listed.listing;
    Changes changes(connection, listing, around);
    {
        StoredRows stored(connection, listing, around);
        auto rows = sealedRows(listed);
        ListedRow row;
        std::uint64_t hash = 0;
        for (std::int64_t seen = 1; rows.next(row, hash); ++seen) {
            if (seen % kPollRows == 0)
                share.report(0.5 * static_cast<double>(seen) / static_cast<double>(share.rows));
            seal.add(hash);
            while (!stored.atEnd() && stored.row().key < row.key) {
                changes.missing(stored.row());
                stored.advance();
            }
            bool known = false;
            while (!stored.atEnd() && stored.row().key == row.key) {
                if (stored.row().followedAt == row.followedAt) {
                    changes.listed(stored.row());
                    known = true;
                } else {
                    changes.missing(stored.row());
                }
                stored.advance();
            }
            if (known) {
                ++counts.known;
            } else {
                changes.fresh(row);
                ++counts.fresh;
            }
        }
        for (; !stored.atEnd(); stored.advance())
            changes.missing(stored.row());
    }
    changes.write(share);
    return counts;
}

void putNameless(Connection& connection, const Listing& listing, RowSeal& seal)
{
    const auto prefix = RowHash("stay").add(static_cast<std::int64_t>(listing.list));
    std::int64_t number = 0;
    for (const auto& followedAt : listing.nameless) {
        seal.add(RowHash(prefix).add(std::string_view("N/A")).add(secondsOf(followedAt)).value());
        Query(connection,
            "INSERT INTO nameless (import_id, list, number, followed_at) VALUES (?, ?, ?, ?)")
            .with(listing.import, static_cast<int>(listing.list), number++, followedAt)
            .run();
    }
}

} // namespace

Listings::Listings(Connection& connection)
    : m_connection(connection)
{
}

Result<bool> Listings::any(Id<Creator> creator, ListKind list)
{
    return guarded([&] {
        Query found(m_connection,
            "SELECT 1 FROM listing l JOIN import i ON i.id = l.import_id"
            " WHERE i.creator_id = ? AND l.list = ?");
        return found.with(creator, static_cast<int>(list)).next();
    });
}

RowsAhead<ListedRow> sealedRows(const Listed& listed)
{
    const auto prefix = RowHash("stay").add(static_cast<std::int64_t>(listed.listing.list));
    return { listed.listing.named, [rows = listed.rows](ListedRow& row) { return rows->next(row); },
        [prefix](const ListedRow& row) {
            return RowHash(prefix).add(row.key).add(secondsOf(row.followedAt)).value();
        } };
}

Result<std::vector<Listings::Counts>> Listings::put(
    const std::vector<Listed>& lists, RowSeal& seal, const Run& run)
{
    std::vector<Counts> counts(lists.size());
    const auto done = guarded([&] {
        LongWork work(m_connection, run);
        std::vector<Neighbors> around;
        std::vector<Listed> first;
        for (const Listed& listed : lists) {
            around.push_back(placed(m_connection, listed.listing));
            if (around.back().areNone())
                first.push_back(listed);
        }
        if (!first.empty()) {
            const auto given = putFirst(m_connection, first, seal, work);
            for (std::size_t i = 0, at = 0; i < lists.size(); ++i) {
                if (around[i].areNone())
                    counts[i].fresh = given[at++];
            }
        }
        std::int64_t total = 0;
        for (const Listed& listed : lists)
            total += listed.listing.named;
        std::int64_t before = 0;
        for (const Listed& listed : first)
            before += listed.listing.named;
        for (std::size_t i = 0; i < lists.size(); ++i) {
            const Listing& listing = lists[i].listing;
            if (!around[i].areNone()) {
                const Share share { work, before, listing.named, total };
                counts[i] = putBeside(m_connection, lists[i], around[i], seal, share);
                before += listing.named;
            }
            putNameless(m_connection, listing, seal);
            interpretListings(m_connection, listing.creator, listing.list, around[i].ordinal);
        }
    });
    if (!done)
        return tl::unexpected(done.error());
    return counts;
}

} // namespace mutuals
