#include "core/store/ListingPlaces.h"

#include "core/store/Connection.h"

#include <algorithm>

namespace mutuals {

ListingPlaces::ListingPlaces(Connection& connection, Id<Creator> creator)
{
    Query rows(connection,
        "SELECT l.list, l.import_id, l.ordinal, i.as_of FROM listing l"
        " JOIN import i ON i.id = l.import_id"
        " WHERE i.creator_id = ? AND l.list < 2 ORDER BY l.list, l.ordinal");
    rows.with(creator);
    while (rows.next()) {
        const auto list = static_cast<std::size_t>(rows.number(0));
        m_placed[list].push_back({ rows.number(1), rows.count(2) });
        m_imports[list].push_back(rows.number(1));
        m_times[list].push_back(rows.time(3));
    }
    for (auto& placed : m_placed)
        std::sort(placed.begin(), placed.end(),
            [](const Placed& a, const Placed& b) { return a.import < b.import; });
}

int ListingPlaces::find(int list, std::int64_t import) const
{
    const auto& placed = m_placed[static_cast<std::size_t>(list)];
    const auto found = std::lower_bound(placed.begin(), placed.end(), import,
        [](const Placed& each, std::int64_t wanted) { return each.import < wanted; });
    return found != placed.end() && found->import == import ? found->place : -1;
}

} // namespace mutuals
