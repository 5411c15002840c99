#include "core/store/StudioAudience.h"

#include "core/store/Connection.h"
#include "core/store/Exports.h"

#include <algorithm>
#include <bit>
#include <set>

namespace mutuals {

namespace {

std::uint64_t hashOf(const ActiveHour& hour)
{
    return RowHash("hour")
        .add(std::int64_t { hour.day.time_since_epoch().count() })
        .add(std::int64_t { hour.hour })
        .add(hour.followers)
        .value();
}

std::uint64_t hashOf(const FollowerShare& share)
{
    RowHash hash("share");
    hash.add(std::string_view(share.name));
    hash.add(share.share ? std::optional(std::bit_cast<std::int64_t>(*share.share)) : std::nullopt);
    return hash.value();
}

ActiveHour hourOf(Query& row)
{
    return { row.day(1), row.count(2), row.optional(3, &Query::number) };
}

/// What some exports say of a day's hours: of each the newest that counted it.
struct KnownDay {
    std::map<int, std::optional<std::int64_t>> followers;
    const Export* newest = nullptr; ///< that holds the day
};
using KnownHours = std::map<Day, KnownDay>;

/// To be called in the order of the exports.
void addKnown(Connection& connection, const Export& one, KnownHours& known)
{
    if (one.kind != ImportKind::studioActivity)
        return;
    Query rows(connection,
        "SELECT import_id, day, hour, followers FROM activity_hour WHERE import_id = ?");
    rows.with(one.id);
    while (rows.next()) {
        const ActiveHour hour = hourOf(rows);
        KnownDay& day = known[hour.day];
        day.newest = &one;
        auto& kept = day.followers.try_emplace(hour.hour, hour.followers).first->second;
        if (hour.followers)
            kept = hour.followers;
    }
}

/// What a table of hours meets in those of other exports.
class HourComparison {
public:
    HourComparison(const KnownHours& older, const KnownHours& newer)
        : m_older(older)
        , m_newer(newer)
    {
    }

    Added with(const std::vector<ActiveHour>& hours)
    {
        for (const ActiveHour& hour : hours) {
            const auto* before = valueIn(m_older, hour);
            const auto* after = valueIn(m_newer, hour);
            const bool isNew = !before && !after;
            const bool changes =
                hour.followers && !(after && *after) && !(before && *before == hour.followers);
            m_added.fresh += isNew || changes;
            note(hour, after ? after : before);
        }
        for (const auto& [other, place] : m_places)
            m_added.overlaps[place].changed = static_cast<int>(m_changed[place].size());
        return std::move(m_added);
    }

private:
    using Value = std::optional<std::int64_t>;

    static const Value* valueIn(const KnownHours& known, const ActiveHour& hour)
    {
        const auto day = known.find(hour.day);
        if (day == known.end())
            return nullptr;
        const auto value = day->second.followers.find(hour.hour);
        return value == day->second.followers.end() ? nullptr : &value->second;
    }
    /// Counts the day where it is repeated, and where the hour differs from what was known.
    void note(const ActiveHour& hour, const Value* other)
    {
        const auto newer = m_newer.find(hour.day);
        const auto older = m_older.find(hour.day);
        if (newer == m_newer.end() && older == m_older.end())
            return;
        const bool thisWins = newer == m_newer.end();
        const Export* one = (thisWins ? older : newer)->second.newest;
        const auto [at, isNew] = m_places.emplace(one, m_added.overlaps.size());
        if (isNew) {
            m_added.overlaps.push_back({ hour.day, hour.day, 0, 0, thisWins, one->file });
            m_changed.emplace_back();
        }
        Overlap& overlap = m_added.overlaps[at->second];
        overlap.from = std::min(overlap.from, hour.day);
        overlap.to = std::max(overlap.to, hour.day);
        overlap.days += m_days.insert(hour.day).second;
        if (other && *other && hour.followers && **other != *hour.followers)
            m_changed[at->second].insert(hour.day);
    }

    const KnownHours& m_older;
    const KnownHours& m_newer;
    std::map<const Export*, std::size_t> m_places; ///< of each other export among the overlaps
    std::vector<std::set<Day>> m_changed; ///< of each overlap
    std::set<Day> m_days; ///< that are repeated
    Added m_added;
};

FollowerShare shareOf(Query& row)
{
    return { std::string(row.text(1)), row.optional(2, &Query::real) };
}

} // namespace

StudioAudience::StudioAudience(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<ActiveHour>> StudioAudience::hours(Id<Creator> creator)
{
    return guarded([&] {
        const auto exports = exportsOf(m_connection, creator);
        KnownHours known;
        for (const Export& one : exports)
            addKnown(m_connection, one, known);
        std::vector<ActiveHour> hours;
        for (const auto& [day, one] : known) {
            for (const auto& [hour, followers] : one.followers)
                hours.push_back({ day, hour, followers });
        }
        return hours;
    });
}

Result<std::optional<FollowerShares>> StudioAudience::shares(Id<Creator> creator, ImportKind kind)
{
    return guarded([&]() -> std::optional<FollowerShares> {
        std::optional<Export> newest;
        for (const Export& one : exportsOf(m_connection, creator)) {
            if (one.kind == kind)
                newest = one;
        }
        if (!newest)
            return {};
        FollowerShares table { newest->asOf, {} };
        Query rows(m_connection,
            "SELECT import_id, name, share FROM follower_share WHERE import_id = ?"
            " ORDER BY share DESC, name");
        rows.with(newest->id);
        while (rows.next())
            table.shares.push_back(shareOf(rows));
        return table;
    });
}

Result<Added> StudioAudience::addHours(
    Id<Creator> creator, Id<Import> import, const std::vector<ActiveHour>& hours, RowSeal& seal)
{
    return guarded([&] {
        const auto exports = exportsOf(m_connection, creator);
        KnownHours older, newer;
        bool isNewer = false;
        for (const Export& one : exports) {
            if (one.id == import)
                isNewer = true;
            else
                addKnown(m_connection, one, isNewer ? newer : older);
        }
        for (const ActiveHour& hour : hours) {
            Query(m_connection,
                "INSERT INTO activity_hour (import_id, day, hour, followers) VALUES (?, ?, ?, ?)")
                .with(import, hour.day, hour.hour, hour.followers)
                .run();
            seal.add(hashOf(hour));
        }
        return HourComparison(older, newer).with(hours);
    });
}

Result<Added> StudioAudience::addShares(
    Id<Creator> creator, Id<Import> import, const std::vector<FollowerShare>& shares, RowSeal& seal)
{
    return guarded([&] {
        std::optional<Export> self, newest;
        bool thisWins = true;
        const auto exports = exportsOf(m_connection, creator);
        for (const Export& one : exports) {
            if (one.id == import)
                self = one;
        }
        for (const Export& one : exports) {
            if (self && one.kind == self->kind && one.id != import) {
                newest = one;
                thisWins = one.place < self->place;
            }
        }
        Added added;
        Overlap overlap;
        for (const FollowerShare& share : shares) {
            std::optional<FollowerShare> other;
            if (newest) {
                Query known(m_connection,
                    "SELECT import_id, name, share FROM follower_share"
                    " WHERE import_id = ? AND name = ?");
                if (known.with(newest->id, share.name).next())
                    other = shareOf(known);
            }
            const bool isKnown = other && other->share == share.share;
            added.fresh += !isKnown;
            overlap.groups += other.has_value();
            overlap.changed += other && other->share && share.share && !isKnown;
            Query(m_connection,
                "INSERT INTO follower_share (import_id, name, share) VALUES (?, ?, ?)")
                .with(import, share.name, share.share)
                .run();
            seal.add(hashOf(share));
        }
        if (overlap.groups > 0) {
            overlap.thisWins = thisWins;
            overlap.with = newest->file;
            added.overlaps.push_back(overlap);
        }
        return added;
    });
}

void sealAudience(Connection& connection, std::map<std::int64_t, RowSeal>& seals)
{
    Query hours(connection, "SELECT import_id, day, hour, followers FROM activity_hour");
    while (hours.next())
        seals[hours.number(0)].add(hashOf(hourOf(hours)));
    Query shares(connection, "SELECT import_id, name, share FROM follower_share");
    while (shares.next())
        seals[shares.number(0)].add(hashOf(shareOf(shares)));
}

} // namespace mutuals
