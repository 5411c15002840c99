#pragma once

#include "core/audience/FollowerColumns.h"
#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Follower.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {

class Workspace;

/// Who is in which view of a snapshot, in which order, with which text in their handles: answered
/// from columns in memory. They are read at the first question about a creator and a snapshot, and
/// anew when the workspace has changed since. Those of all followers are read in one pass; those
/// who came, left, returned or were renamed apart, since they are few.
///
/// Not thread-safe. Memory: 13 bytes a row beside the names (12 to 20 bytes), 4 more for the order
/// last asked for and a bit for the hits of a search.
class FollowerIndex {
public:
    /// The persons of a view in table order: by the column, those whose value no file gives last
    /// both ways, equal ones by handle. Nameless rows have negative ids and stay in file order.
    /// The search ignores case (ASCII) and a leading @, and finds earlier handles too.
    ///
    /// run     progress counts rows while columns are read
    /// errors  cancelled, database
    Result<std::vector<Id<Person>>> order(
        Workspace& workspace, const FollowerQuery& query, const Run& run);
    struct FirstPage {
        std::vector<Id<Person>> persons;
        std::size_t total = 0; ///< how many order() has
    };
    /// The first of order(), at most so many. Of changes, the newest follow first, no more are read
    /// than that.
    Result<FirstPage> firstPage(
        Workspace& workspace, const FollowerQuery& query, std::size_t most, const Run& run);
    /// Of the query only creator, at and since count.
    Result<FollowerCounts> counts(Workspace& workspace, const FollowerQuery& query, const Run& run);

    void clear(); ///< gives the memory back
    std::size_t columnBytes() const; ///< beside the names
    std::size_t nameBytes() const;

private:
    using Rows = FollowerColumns::Rows;
    struct Table {
        FollowerColumns columns;
        std::optional<FollowerColumns::Keys> comments, messages; ///< once they were sorted by
        struct {
            std::string text;
            RowSet rows;
            std::size_t count = 0;
        } found; ///< what was last searched for
        struct {
            std::optional<FollowerView> view;
            FollowerColumn column = FollowerColumn::handle;
            bool descending = false;
            Rows rows;
        } sorted; ///< all rows of a view in the order last asked for
    };

    Result<> refresh(Workspace& workspace, const FollowerQuery& query);
    Result<std::vector<FollowerScan::Change>> changes(
        Workspace& workspace, FollowerView view, std::optional<std::size_t> most = {});
    Result<> compare(Workspace& workspace);
    Result<Table*> tableOf(Workspace& workspace, FollowerView view, const Run& run);
    Result<> fillPresent(Workspace& workspace, Table& table, const Run& run);
    Result<> fillChanges(Workspace& workspace, FollowerView view, Table& table, const Run& run);
    Result<> finish(Workspace& workspace, Table& table);
    Result<std::vector<Id<Person>>> newestChanges(Workspace& workspace, const FollowerQuery& query,
        std::optional<std::size_t> most, const Run& run);
    Result<FollowerColumns::Keys> keysOf(
        Workspace& workspace, Table& table, FollowerColumn column, FollowerView view);
    Result<> sort(Workspace& workspace, Table& table, const FollowerQuery& query);
    static void search(Table& table, const std::string& text);

    Id<Creator> m_creator;
    SnapshotState m_state;
    FollowerStamp m_stamp;
    std::optional<int> m_since; ///< place of the list to compare with, where it is no neighbor
    std::optional<std::map<FollowerView, std::vector<FollowerScan::Change>>> m_pair; ///< against it
    std::optional<Table> m_present; ///< followers and followed
    std::map<FollowerView, Table> m_changes;
};

} // namespace mutuals
