#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Creator.h"
#include "core/records/Snapshot.h"
#include "core/store/RowHash.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace mutuals {

class Connection;

enum class ListKind { followers = 0, following = 1, blocked = 2 };

/// One row of a follower, following or block list.
struct ListedRow {
    std::string_view key; ///< handleKey(handle)
    std::string_view handle;
    std::optional<Seconds> followedAt; ///< nothing: the file gives no readable date
};

/// Rows by ascending key (bytes), each key once.
class ListedRows {
public:
    virtual ~ListedRows() = default;
    /// False at the end. The views hold until the next call.
    virtual bool next(ListedRow& row) = 0;
};

inline std::array<std::string_view*, 2> textsOf(ListedRow& row)
{
    return { &row.key, &row.handle };
}

/// One list of one archive, ready to be stored.
struct Listing {
    Id<Creator> creator;
    Id<Import> import;
    ListKind list = ListKind::followers;
    Seconds asOf {};
    std::int64_t named = 0; ///< rows with a name; `rows` may give fewer (a name listed twice)
    std::vector<std::optional<Seconds>> nameless; ///< follow times of the rows called "N/A"
    std::optional<std::int64_t> ownCount;
};

/// A list and its rows.
struct Listed {
    Listing listing;
    ListedRows* rows;
};

/// Puts lists of archives into the workspace as spans: one row per stay of an account, written only
/// where a listing differs from its neighbors. Listings may come in any order of their dates; the
/// rows are the same.
class Listings {
public:
    explicit Listings(Connection& connection);

    /// Whether one of this kind is known.
    Result<bool> any(Id<Creator> creator, ListKind list);

    struct Counts {
        std::int64_t fresh = 0; ///< stays that no neighboring listing had
        std::int64_t known = 0;
    };
    /// The lists of one archive, each of another kind; within a transaction.
    ///
    /// errors  cancelled, database, cannotWrite
    Result<std::vector<Counts>> put(
        const std::vector<Listed>& lists, RowSeal& seal, const Run& run);

private:
    Connection& m_connection;
};

} // namespace mutuals
