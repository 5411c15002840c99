#include "core/store/Days.h"

#include "core/store/Connection.h"

namespace mutuals {

namespace {

using Number = std::optional<std::int64_t>;

/// The value of the newest export per day; SQLite takes the other columns from the row of max().
constexpr const char* kOverview =
    "SELECT d.day, d.views, d.profile_views, d.likes, d.comments, d.shares,"
    " max(i.as_of * 1000000 + i.id) FROM overview_day d JOIN import i ON i.id = d.import_id"
    " WHERE i.creator_id = ? GROUP BY d.day ORDER BY d.day";
constexpr const char* kFollowers = "SELECT d.day, d.followers, max(i.as_of * 1000000 + i.id)"
                                   " FROM follower_day d JOIN import i ON i.id = d.import_id"
                                   " WHERE i.creator_id = ? GROUP BY d.day ORDER BY d.day";

std::uint64_t hashOf(const DayMetrics& day, ImportKind kind)
{
    RowHash hash(kind == ImportKind::studioOverview ? "overview" : "followers");
    hash.add(static_cast<std::int64_t>(day.day.time_since_epoch().count()));
    if (kind == ImportKind::studioOverview)
        hash.add(day.views).add(day.profileViews).add(day.likes).add(day.comments).add(day.shares);
    else
        hash.add(day.followers);
    return hash.value();
}

} // namespace

Days::Days(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<DayMetrics>> Days::all(Id<Creator> creator)
{
    return guarded([&] {
        std::map<Day, DayMetrics> known;
        Query overview(m_connection, kOverview);
        overview.with(creator);
        while (overview.next()) {
            DayMetrics& day = known[overview.day(0)];
            day.views = overview.optional(1, &Query::number);
            day.profileViews = overview.optional(2, &Query::number);
            day.likes = overview.optional(3, &Query::number);
            day.comments = overview.optional(4, &Query::number);
            day.shares = overview.optional(5, &Query::number);
        }
        Query followers(m_connection, kFollowers);
        followers.with(creator);
        while (followers.next())
            known[followers.day(0)].followers = followers.optional(1, &Query::number);

        std::vector<DayMetrics> days;
        if (known.empty())
            return days;
        const Day last = known.rbegin()->first;
        for (Day day = known.begin()->first; day <= last; day += std::chrono::days(1)) {
            const auto found = known.find(day);
            days.push_back(found == known.end() ? DayMetrics {} : found->second);
            days.back().day = day;
        }
        return days;
    });
}

Result<int> Days::add(Id<Creator> creator, Id<Import> import, ImportKind kind,
    const std::vector<DayMetrics>& days, RowSeal& seal)
{
    const auto before = all(creator);
    if (!before)
        return tl::unexpected(before.error());
    const auto done = guarded([&] {
        for (const DayMetrics& day : days) {
            seal.add(hashOf(day, kind));
            if (kind == ImportKind::studioOverview)
                Query(m_connection,
                    "INSERT INTO overview_day (import_id, day, views, profile_views, likes, "
                    "comments,"
                    " shares) VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .with(import, day.day, day.views, day.profileViews, day.likes, day.comments,
                        day.shares)
                    .run();
            else
                Query(m_connection,
                    "INSERT INTO follower_day (import_id, day, followers) VALUES (?, ?, ?)")
                    .with(import, day.day, day.followers)
                    .run();
        }
    });
    if (!done)
        return tl::unexpected(done.error());
    const auto after = all(creator);
    if (!after)
        return tl::unexpected(after.error());

    const auto valuesOf = [&](const DayMetrics& day) {
        return kind == ImportKind::studioOverview ? std::vector<Number> { day.views,
            day.profileViews, day.likes, day.comments, day.shares }
                                                  : std::vector<Number> { day.followers };
    };
    std::map<Day, std::vector<Number>> had;
    for (const DayMetrics& day : *before)
        had[day.day] = valuesOf(day);
    std::map<Day, std::vector<Number>> has;
    for (const DayMetrics& day : *after)
        has[day.day] = valuesOf(day);
    int fresh = 0;
    for (const DayMetrics& day : days) {
        const auto old = had.find(day.day);
        fresh += old == had.end() || old->second != has[day.day];
    }
    return fresh;
}

} // namespace mutuals
