#include "core/store/Days.h"

#include "core/store/Connection.h"

namespace mutuals {

namespace {

/// Per day that `import` shares with others of its creator: whether the values of the newest other
/// differ, which one that is, and whether `import` is newer. SQLite takes the other columns from the
/// row of max().
std::string sharedDays(std::string_view table, std::string_view mine, std::string_view theirs)
{
    return fmt::format(
        "SELECT o.day, ({}) IS NOT ({}), i.id, i.file,"
        " m.as_of * 1000000 + m.id > max(i.as_of * 1000000 + i.id)"
        " FROM import m CROSS JOIN import i ON i.creator_id = m.creator_id AND i.id <> m.id"
        " CROSS JOIN {} o ON o.import_id = i.id"
        " CROSS JOIN {} d ON d.import_id = m.id AND d.day = o.day"
        " WHERE m.id = ? GROUP BY o.day ORDER BY o.day",
        mine, theirs, table, table);
}

} // namespace

Result<std::vector<Overlap>> Days::overlaps(Id<Import> import, ImportKind kind)
{
    static const std::string overview =
        sharedDays("overview_day", "d.views, d.profile_views, d.likes, d.comments, d.shares",
            "o.views, o.profile_views, o.likes, o.comments, o.shares");
    static const std::string followers = sharedDays("follower_day", "d.followers", "o.followers");
    return guarded([&] {
        std::vector<Overlap> overlaps;
        std::map<std::int64_t, std::size_t> place; // of each other import in them
        Query shared(m_connection, kind == ImportKind::studioOverview ? overview : followers);
        shared.with(import);
        while (shared.next()) {
            const auto [at, isNew] = place.emplace(shared.number(2), overlaps.size());
            if (isNew) {
                overlaps.emplace_back();
                overlaps.back().from = shared.day(0);
                overlaps.back().with = shared.text(3);
                overlaps.back().thisWins = shared.number(4) != 0;
            }
            Overlap& overlap = overlaps[at->second];
            overlap.to = shared.day(0);
            ++overlap.days;
            overlap.changed += shared.number(1) != 0;
        }
        return overlaps;
    });
}

} // namespace mutuals
