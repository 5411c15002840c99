#include "core/store/StudioAudience.h"

#include "core/store/Connection.h"
#include "core/store/Exports.h"

#include <bit>

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
        std::map<std::pair<Day, int>, ActiveHour> known;
        for (const Export& one : exportsOf(m_connection, creator)) {
            if (one.kind != ImportKind::studioActivity)
                continue;
            Query rows(m_connection,
                "SELECT import_id, day, hour, followers FROM activity_hour WHERE import_id = ?");
            rows.with(one.id);
            while (rows.next()) {
                const ActiveHour hour = hourOf(rows);
                ActiveHour& kept = known.try_emplace({ hour.day, hour.hour }, hour).first->second;
                if (hour.followers)
                    kept = hour;
            }
        }
        std::vector<ActiveHour> hours;
        for (const auto& [at, hour] : known)
            hours.push_back(hour);
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

Result<int> StudioAudience::addHours(
    Id<Creator> creator, Id<Import> import, const std::vector<ActiveHour>& hours, RowSeal& seal)
{
    const auto before = this->hours(creator);
    if (!before)
        return tl::unexpected(before.error());
    const auto done = guarded([&] {
        for (const ActiveHour& hour : hours) {
            Query(m_connection,
                "INSERT INTO activity_hour (import_id, day, hour, followers) VALUES (?, ?, ?, ?)")
                .with(import, hour.day, hour.hour, hour.followers)
                .run();
            seal.add(hashOf(hour));
        }
    });
    if (!done)
        return tl::unexpected(done.error());
    const auto after = this->hours(creator);
    if (!after)
        return tl::unexpected(after.error());
    const auto known = [](const std::vector<ActiveHour>& all) {
        std::map<std::pair<Day, int>, std::optional<std::int64_t>> values;
        for (const ActiveHour& hour : all)
            values[{ hour.day, hour.hour }] = hour.followers;
        return values;
    };
    const auto had = known(*before);
    auto has = known(*after);
    int fresh = 0;
    for (const ActiveHour& hour : hours) {
        const auto old = had.find({ hour.day, hour.hour });
        fresh += old == had.end() || old->second != has[{ hour.day, hour.hour }];
    }
    return fresh;
}

Result<int> StudioAudience::addShares(
    Id<Creator> creator, Id<Import> import, const std::vector<FollowerShare>& shares, RowSeal& seal)
{
    return guarded([&] {
        int fresh = 0;
        for (const FollowerShare& share : shares) {
            Query known(m_connection,
                "SELECT 1 FROM import i JOIN follower_share s ON s.import_id = i.id"
                " WHERE i.creator_id = ?1 AND i.id <> ?2 AND s.name = ?3 AND s.share IS ?4"
                " AND i.kind = (SELECT kind FROM import WHERE id = ?2)");
            fresh += !known.with(creator, import, share.name, share.share).next();
            Query(m_connection,
                "INSERT INTO follower_share (import_id, name, share) VALUES (?, ?, ?)")
                .with(import, share.name, share.share)
                .run();
            seal.add(hashOf(share));
        }
        return fresh;
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
