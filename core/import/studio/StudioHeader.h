#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// The columns of Studio's and Business Suite's tables, in whatever language.
enum class StudioColumn {
    day,
    hour,
    views,
    profileViews,
    likes,
    comments,
    shares,
    followers,
    viewers,
    newViewers,
    returningViewers,
    reached,
    engaged,
    newFollowers,
    lostFollowers,
    activeFollowers,
    gender,
    territory,
    share,
    videoTitle,
    videoLink,
    exportDay,
    /// Known, and not kept: what other columns tell better (differences from day to day, net
    /// growth, the day of a post), or what no answer asks for.
    unused,
};

/// The meaning of each header cell, given as columnKey(): Studio's English words, which it uses in
/// every interface language, and Business Suite's English and Swedish ones. For the views and the
/// day also the words that others found in Portuguese, Spanish and Japanese.
/// Source: FORMATS 2.3, 2.5.
class StudioHeader {
public:
    explicit StudioHeader(const std::vector<std::string>& keys);

    bool has(StudioColumn column) const { return place(column).has_value(); }
    std::optional<std::size_t> place(StudioColumn column) const; ///< its first cell, from 0
    /// The cells that are not known at all, the empty ones left out.
    const std::vector<std::size_t>& unknown() const { return m_unknown; }
    bool isBusiness() const
    {
        return m_isBusiness;
    } ///< has a column that only Business Suite writes

private:
    std::vector<std::optional<StudioColumn>> m_columns;
    std::vector<std::size_t> m_unknown;
    bool m_isBusiness = false;
};

} // namespace mutuals
