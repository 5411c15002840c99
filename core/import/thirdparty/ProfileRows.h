#pragma once

#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/TableHead.h"
#include "core/records/Profile.h"

#include <map>

namespace mutuals {

/// What third-party tools say of people, one row per person: of the creator's followers, of those
/// they follow, or of anybody. Columns are found by the spellings of FORMATS 3, flat or within
/// "user", "author", "authorMeta" and "stats".
///
/// A table whose rows say in whose list they stand is of the kind `followers`, another `profiles`.
/// Neither tells who left: such lists end near 5,000 names.
class ProfileRows final : public TableRows {
public:
    /// A table of profiles has a handle and something about its bearer. Nothing for another table.
    static std::unique_ptr<TableRows> forHeader(const TableHead& head);

    void add(const TableRow& row) override;
    Result<> stage(Staged& staged, const PeriodHint& hint) override;

private:
    using Column = std::optional<std::size_t>;
    struct Columns {
        Column handle, displayName, bio, region, followers, following, likes, videos, verified,
            isPrivate, connection, connectedTo;
    };
    ProfileRows(const TableHead& head, Columns columns)
        : m_columns(columns)
        , m_owner(head.creators)
    {
    }

    Columns m_columns;
    std::vector<Profile> m_profiles;
    std::map<std::string, std::size_t, std::less<>> m_places; ///< in m_profiles, by key
    TableOwner m_owner; ///< whose list it is, where the rows say so
    bool m_isList = false;
    Reports m_reports;
    std::int64_t m_seen = 0;
    std::int64_t m_rejected = 0;
};

} // namespace mutuals
