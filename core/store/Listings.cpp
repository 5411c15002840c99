#include "core/store/Listings.h"

#include "core/store/Accounts.h"
#include "core/store/Connection.h"
#include "core/store/FirstListings.h"
#include "core/store/LongWork.h"
#include "core/store/Renames.h"
#include "core/store/StoredStays.h"

#include <deque>
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
    void listed(const StoredStay& stay)
    {
        if (stay.first == m_around.next)
            m_begunEarlier.push_back(stay);
    }
    /// A stay of the neighbors that is missing in the new listing.
    void missing(const StoredStay& stay)
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

    void write(const Share& share)
    {
        const int list = static_cast<int>(m_listing.list);
        std::size_t done = 0;
        const std::size_t all =
            m_gone.size() + m_split.size() + m_begunEarlier.size() + 2 * m_fresh.size();
        const auto step = [&] {
            if (++done % kPollRows == 0)
                share.report(static_cast<double>(done) / static_cast<double>(all));
        };
        for (const StoredStay& stay : m_gone) {
            step();
            Query(m_connection,
                "UPDATE stay SET gone_import = ?, ended = 5 WHERE account_id = ? AND list = ? AND "
                "first_import = ?")
                .with(m_listing.import, stay.account, list, stay.first)
                .run();
        }
        for (const StoredStay& stay : m_split) {
            step();
            Query(m_connection,
                "INSERT INTO stay (account_id, list, first_import, gone_import, followed_at, began)"
                " VALUES (?, ?, ?, ?, ?, 1)")
                .with(stay.account, list, m_around.next, stay.gone, stay.followedAt)
                .run();
        }
        for (const StoredStay& stay : m_begunEarlier) {
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
    std::vector<StoredStay> m_gone, m_split, m_begunEarlier;
    std::vector<Fresh> m_fresh;
    std::string m_texts;
};

/// A list beside its neighbors: what of it is stored already, and what has to change.
class Beside {
public:
    Beside(Connection& connection, const Listed& listed, const Neighbors& around)
        : m_list(static_cast<std::int64_t>(listed.listing.list))
        , m_previous(around.ordinal - 1)
        , m_next(around.next)
        , m_changes(connection, listed.listing, around)
        , m_rows(sealedRows(listed))
    {
        Query places(connection,
            "SELECT l.import_id, l.ordinal FROM listing l JOIN import i ON i.id = l.import_id"
            " WHERE i.creator_id = ? AND l.list = ?");
        places.with(listed.listing.creator, m_list);
        while (places.next())
            m_places.emplace(places.number(0), places.count(1));
        advance();
    }

    bool hasRow() const { return m_hasRow; }
    std::string_view key() const { return m_row.key; } ///< of the row

    /// Compares all that is stored of a name with the row, if it is of that name. Whether it was.
    bool compare(std::string_view key, const std::vector<StoredStay>* stored, RowSeal& seal)
    {
        const bool isListed = m_hasRow && m_row.key == key;
        bool isKnown = false;
        for (const StoredStay& stay : stored ? *stored : m_none) {
            if (stay.list != m_list || !covers(stay))
                continue;
            if (isListed && stay.followedAt == secondsOf(m_row.followedAt)) {
                m_changes.listed(stay);
                isKnown = true;
            } else {
                m_changes.missing(stay);
            }
        }
        if (!isListed)
            return false;
        seal.add(m_hash);
        if (!isKnown)
            m_changes.fresh(m_row);
        ++(isKnown ? m_counts.known : m_counts.fresh);
        advance();
        return true;
    }
    Listings::Counts write(const Share& share)
    {
        m_changes.write(share);
        return m_counts;
    }

private:
    void advance() { m_hasRow = m_rows.next(m_row, m_hash); }

    /// Whether it covers a neighboring listing. Where the listings stand is told here and not by
    /// joins: a million rows take a third of the time.
    bool covers(const StoredStay& stay) const
    {
        return stay.first == m_next
            || (m_previous >= 0 && m_places.at(stay.first) <= m_previous
                && (!stay.gone || m_places.at(*stay.gone) > m_previous));
    }

    const std::vector<StoredStay> m_none;
    std::int64_t m_list;
    int m_previous; ///< place of the listing before; -1: there is none
    std::int64_t m_next;
    std::map<std::int64_t, int> m_places;
    Changes m_changes;
    RowsAhead<ListedRow> m_rows;
    ListedRow m_row;
    std::uint64_t m_hash = 0;
    bool m_hasRow = false;
    Listings::Counts m_counts;
};

/// Compares lists with what is stored beside them, all in one pass by name.
/// rows  of the lists
void compare(Connection& connection, Id<Creator> creator, std::deque<Beside>& lists,
    std::int64_t rows, RowSeal& seal, const Share& share)
{
    StoredStays stored(connection, creator);
    std::string key;
    std::int64_t seen = 0;
    for (;;) {
        const Beside* least = nullptr;
        for (const Beside& list : lists) {
            if (list.hasRow() && (!least || list.key() < least->key()))
                least = &list;
        }
        if (!least && stored.atEnd())
            return;
        const bool isStored = !stored.atEnd() && (!least || stored.key() <= least->key());
        key = isStored ? stored.key() : least->key();
        for (Beside& list : lists) {
            if (list.compare(key, isStored ? &stored.stays() : nullptr, seal)
                && ++seen % kPollRows == 0)
                share.report(static_cast<double>(seen) / static_cast<double>(rows));
        }
        if (isStored)
            stored.advance();
    }
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
        std::deque<Beside> beside;
        std::int64_t total = 0, begun = 0;
        for (const Listed& listed : lists) {
            around.push_back(placed(m_connection, listed.listing));
            total += listed.listing.named;
            if (around.back().areNone()) {
                first.push_back(listed);
                begun += listed.listing.named;
            } else {
                beside.emplace_back(m_connection, listed, around.back());
            }
        }
        std::vector<std::int64_t> given;
        if (!first.empty())
            given = putFirst(m_connection, first, seal, work);
        // Comparing is told as the first half of what is left, writing as the second.
        const std::int64_t half = (total - begun) / 2;
        if (!beside.empty())
            compare(m_connection, lists.front().listing.creator, beside, total - begun, seal,
                { work, begun, half, total });
        std::int64_t told = begun + half;
        auto nextBeside = beside.begin();
        auto nextGiven = given.begin();
        for (std::size_t i = 0; i < lists.size(); ++i) {
            const Listing& listing = lists[i].listing;
            if (around[i].areNone()) {
                counts[i].fresh = *nextGiven++;
            } else {
                counts[i] = nextBeside++->write({ work, told, listing.named / 2, total });
                told += listing.named / 2;
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
