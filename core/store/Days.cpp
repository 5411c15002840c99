#include "core/store/Days.h"

#include "core/store/BatchInsert.h"
#include "core/store/Connection.h"
#include "core/store/Cursor.h"
#include "core/store/Exports.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace mutuals {

namespace {

using Value = std::optional<std::int64_t> DayMetrics::*;

struct Table {
    const char* name;
    const char* columns;
    const char* seal; ///< what its rows are called in their hash
    std::span<const Value> values; ///< in the order of the columns
};

constexpr std::array kOverviewValues { &DayMetrics::views, &DayMetrics::profileViews,
    &DayMetrics::likes, &DayMetrics::comments, &DayMetrics::shares };
constexpr std::array kFollowerValues { &DayMetrics::followers };
constexpr std::array kAudienceValues { &DayMetrics::viewers, &DayMetrics::newViewers,
    &DayMetrics::returningViewers, &DayMetrics::reached, &DayMetrics::engaged,
    &DayMetrics::newFollowers, &DayMetrics::lostFollowers };

constexpr Table kOverview { "overview_day", "views, profile_views, likes, comments, shares",
    "overview", kOverviewValues };
constexpr Table kFollowers { "follower_day", "followers", "followers", kFollowerValues };
constexpr Table kAudience { "audience_day",
    "viewers, new_viewers, returning_viewers, reached, engaged, new_followers, lost_followers",
    "audience", kAudienceValues };
constexpr std::array kTables { &kOverview, &kFollowers, &kAudience };

/// Where the days of a kind go: first the table that gets each of them.
std::vector<const Table*> tablesOf(ImportKind kind)
{
    switch (kind) {
    case ImportKind::studioFollowers:
        return { &kFollowers };
    case ImportKind::studioViewers:
        return { &kAudience };
    case ImportKind::businessOverview:
        return { &kOverview, &kAudience };
    case ImportKind::businessAudience:
        return { &kAudience, &kFollowers };
    default:
        return { &kOverview };
    }
}

bool saysSomething(const DayMetrics& day, const Table& table)
{
    return std::any_of(table.values.begin(), table.values.end(),
        [&](Value value) { return (day.*value).has_value(); });
}

std::int64_t number(Day day)
{
    return day.time_since_epoch().count();
}

/// What some exports say of a day: of each value the newest that knows it.
struct KnownDay {
    DayMetrics values;
    const Export* newest = nullptr; ///< that holds the day
};
using KnownDays = std::map<Day, KnownDay>;

/// Collects what exports say of some days; to be asked in the order of the exports.
class DayReader {
public:
    DayReader(Connection& connection, DayRange days)
        : m_connection(connection)
        , m_days(days)
    {
    }

    void read(const Table& table, const Export& one, KnownDays& known)
    {
        Cursor& rows = cursor(table);
        rows.reset();
        rows.bind(1, one.id.value);
        rows.bind(2, number(m_days.from));
        rows.bind(3, number(m_days.end));
        auto place = known.end();
        while (rows.next()) {
            place = known.try_emplace(place, Day(std::chrono::days(rows.number(0))));
            KnownDay& day = place->second;
            day.newest = &one;
            int column = 1;
            for (const Value value : table.values) {
                if (const auto cell = rows.optional(column++))
                    day.values.*value = cell;
            }
            ++place; // the next row is the next day
        }
    }

private:
    Cursor& cursor(const Table& table)
    {
        auto found = m_cursors.find(&table);
        if (found == m_cursors.end())
            found = m_cursors
                        .try_emplace(&table, m_connection,
                            fmt::format("SELECT day, {} FROM {} WHERE import_id = ? AND day >= ?"
                                        " AND day < ? ORDER BY day",
                                table.columns, table.name))
                        .first;
        return found->second;
    }

    Connection& m_connection;
    DayRange m_days;
    std::map<const Table*, Cursor> m_cursors;
};

void insert(Connection& connection, const Table& table, Id<Import> import, bool isFirst,
    const std::vector<DayMetrics>& days, RowSeal& seal)
{
    BatchInsert rows(connection, fmt::format("{} (import_id, day, {})", table.name, table.columns),
        { import.value }, static_cast<int>(table.values.size()) + 1);
    for (const DayMetrics& day : days) {
        if (!isFirst && !saysSomething(day, table))
            continue;
        RowHash hash(table.seal);
        hash.add(number(day.day));
        rows.add(number(day.day));
        for (const Value value : table.values) {
            hash.add(day.*value);
            rows.add(day.*value);
        }
        seal.add(hash.value());
    }
    rows.flush();
}

/// What one table meets in the tables of other exports.
class Comparison {
public:
    Comparison(std::vector<const Table*> tables, const KnownDays& older, const KnownDays& newer)
        : m_tables(std::move(tables))
        , m_older(older)
        , m_newer(newer)
    {
    }

    Added with(const std::vector<DayMetrics>& days)
    {
        static const KnownDay kNothing;
        for (const DayMetrics& day : days) {
            const auto older = m_older.find(day.day);
            const auto newer = m_newer.find(day.day);
            const bool isInOlder = older != m_older.end(), isInNewer = newer != m_newer.end();
            const KnownDay& before = isInOlder ? older->second : kNothing;
            const KnownDay& after = isInNewer ? newer->second : kNothing;
            m_added.fresh += (!isInOlder && !isInNewer) || changes(day, before, after);
            if (isInOlder || isInNewer)
                note(day, isInNewer ? after : before, !isInNewer);
        }
        return std::move(m_added);
    }

private:
    template <class Holds> bool any(Holds holds) const
    {
        return std::any_of(m_tables.begin(), m_tables.end(), [&](const Table* table) {
            return std::any_of(table->values.begin(), table->values.end(), holds);
        });
    }
    /// Whether the day now has a value that it did not have.
    bool changes(const DayMetrics& day, const KnownDay& older, const KnownDay& newer) const
    {
        return any([&](Value value) {
            return day.*value && !(newer.values.*value) && day.*value != older.values.*value;
        });
    }
    void note(const DayMetrics& day, const KnownDay& other, bool thisWins)
    {
        const auto [at, isNew] = m_places.emplace(other.newest, m_added.overlaps.size());
        if (isNew)
            m_added.overlaps.push_back({ day.day, day.day, 0, 0, thisWins, other.newest->file });
        Overlap& overlap = m_added.overlaps[at->second];
        overlap.from = std::min(overlap.from, day.day);
        overlap.to = std::max(overlap.to, day.day);
        ++overlap.days;
        overlap.changed += any([&](Value value) {
            return day.*value && other.values.*value && day.*value != other.values.*value;
        });
    }

    std::vector<const Table*> m_tables;
    const KnownDays& m_older;
    const KnownDays& m_newer;
    std::map<const Export*, std::size_t> m_places; ///< of each other export among the overlaps
    Added m_added;
};

/// The days between these and the nearest that another export of the same days tells.
void addGaps(const std::vector<Export>& others, ImportKind kind, DayRange days, Added& added)
{
    std::optional<Day> last, next;
    for (const Export& other : others) {
        if (tablesOf(other.kind).front() != tablesOf(kind).front() || !other.from || !other.to)
            continue;
        if (*other.from < days.from)
            last = std::max(last.value_or(*other.to), *other.to);
        if (*other.to >= days.end)
            next = std::min(next.value_or(*other.from), *other.from);
    }
    if (last && *last + std::chrono::days(1) < days.from)
        added.gapBefore = { *last + std::chrono::days(1), days.from };
    if (next && days.end < *next)
        added.gapAfter = { days.end, *next };
}

} // namespace

Days::Days(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<DayMetrics>> Days::all(Id<Creator> creator)
{
    return guarded([&] {
        constexpr DayRange kEver { Day::min(),
            Day(std::chrono::days(std::numeric_limits<int>::max())) };
        KnownDays known;
        const auto exports = exportsOf(m_connection, creator);
        DayReader reader(m_connection, kEver);
        for (const Export& one : exports) {
            for (const Table* table : tablesOf(one.kind))
                reader.read(*table, one, known);
        }
        std::vector<DayMetrics> days;
        for (const auto& [day, one] : known) {
            while (!days.empty() && days.back().day + std::chrono::days(1) < day) {
                DayMetrics gap;
                gap.day = days.back().day + std::chrono::days(1);
                days.push_back(gap);
            }
            days.push_back(one.values);
            days.back().day = day;
        }
        return days;
    });
}

Result<Added> Days::add(Id<Creator> creator, Id<Import> import, ImportKind kind,
    const std::vector<DayMetrics>& days, RowSeal& seal)
{
    return guarded([&]() -> Added {
        if (days.empty())
            return {};
        const auto [first, last] = std::minmax_element(days.begin(), days.end(),
            [](const DayMetrics& a, const DayMetrics& b) { return a.day < b.day; });
        const DayRange range { first->day, last->day + std::chrono::days(1) };
        const auto tables = tablesOf(kind);
        KnownDays older, newer;
        auto exports = exportsOf(m_connection, creator);
        const auto self = std::find_if(
            exports.begin(), exports.end(), [&](const Export& one) { return one.id == import; });
        DayReader reader(m_connection, range);
        for (auto one = exports.begin(); one != exports.end(); ++one) {
            if (one == self)
                continue;
            for (const Table* table : tables)
                reader.read(*table, *one, one < self ? older : newer);
        }
        bool isFirst = true;
        for (const Table* table : tables) {
            insert(m_connection, *table, import, isFirst, days, seal);
            isFirst = false;
        }
        auto added = Comparison(tables, older, newer).with(days);
        if (self != exports.end())
            exports.erase(self);
        addGaps(exports, kind, range, added);
        return added;
    });
}

void sealDays(Connection& connection, std::map<std::int64_t, RowSeal>& seals)
{
    for (const Table* table : kTables) {
        Query rows(connection,
            fmt::format("SELECT import_id, day, {} FROM {}", table->columns, table->name));
        while (rows.next()) {
            RowHash hash(table->seal);
            hash.add(rows.number(1));
            for (int column = 2; column < rows.columns(); ++column)
                hash.add(rows.optional(column, &Query::number));
            seals[rows.number(0)].add(hash.value());
        }
    }
}

} // namespace mutuals
