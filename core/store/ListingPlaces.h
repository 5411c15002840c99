#pragma once

#include "core/base/Time.h"
#include "core/records/Creator.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace mutuals {

class Connection;

/// The place of each of a creator's listings among those of its list, so that a row says by itself
/// whether it holds at a snapshot: no join with `listing` for each of a million stays.
class ListingPlaces {
public:
    ListingPlaces(Connection& connection, Id<Creator> creator); ///< throws SQLite::Exception

    /// The place of an import's listing; -1 when the creator has no such listing.
    int of(int list, std::int64_t import)
    {
        Last& last = m_last[static_cast<std::size_t>(list)];
        if (last.import != import)
            last = { import, find(list, import) };
        return last.place;
    }
    int find(int list, std::int64_t import) const; ///< the same, where each asks for another
    /// The import of the listing at a place.
    std::int64_t import(int list, int place) const
    {
        return m_imports[static_cast<std::size_t>(list)][static_cast<std::size_t>(place)];
    }
    /// Whether a stay from `first` up to but not including `gone` covers the listing at `place`.
    bool holds(int list, std::int64_t first, std::optional<std::int64_t> gone, int place)
    {
        const int from = of(list, first);
        if (from < 0 || from > place)
            return false;
        if (!gone)
            return true;
        const int until = find(list, *gone);
        return until < 0 || until > place;
    }
    /// When the listing at a place was exported.
    Seconds time(int list, int place) const
    {
        return m_times[static_cast<std::size_t>(list)][static_cast<std::size_t>(place)];
    }

private:
    struct Last {
        std::int64_t import = 0;
        int place = -1;
    };
    struct Placed {
        std::int64_t import;
        int place;
    };

    std::array<std::vector<Placed>, 2> m_placed; ///< by import
    std::array<std::vector<std::int64_t>, 2> m_imports; ///< by place
    std::array<std::vector<Seconds>, 2> m_times; ///< by place
    std::array<Last, 2> m_last;
};

} // namespace mutuals
