#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Import.h"
#include "core/records/Snapshot.h"
#include "core/store/RowHash.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

class Connection;

/// What `check` found wrong.
struct Damage {
    Id<Import> import; ///< whose rows are no longer those it brought; none: the file as a whole
    std::string what; ///< "1633 rows kept, 1632 found", "the row hash differs", SQLite's own words
};

/// The imports of a workspace: what came from which file, and when.
class Imports {
public:
    explicit Imports(Connection& connection);

    Result<std::vector<Import>> all(std::optional<Id<Creator>> creator = {}); ///< newest first
    Result<std::vector<Report>> reports(Id<Import> import);
    /// The import that brought this content before.
    Result<std::optional<Import>> withContent(Id<Creator> creator, std::string_view contentHash);
    /// Oldest first; what two imports say alike of one moment is one snapshot.
    Result<std::vector<Snapshot>> snapshots(Id<Creator> creator);
    /// The same without `mutual`, for which every follower must be looked at.
    Result<std::vector<Snapshot>> archives(Id<Creator> creator);
    /// Recomputes the row count and row hash of every import and asks SQLite for its own check.
    Result<std::vector<Damage>> check();

    /// Within a transaction: `begin` gives the number that the import's rows bear, `finish` keeps
    /// what became of it.
    Result<Id<Import>> begin(const Import& import, std::string_view contentHash);
    Result<> finish(const Import& import, const RowSeal& seal, const std::vector<Report>& reports);

    /// Removes what the import brought: every row that no other import holds; what several hold
    /// stays, with the values of the newest that is left. What the user entered stays, and the
    /// persons of whom they said something. Within a transaction. Progress counts accounts.
    ///
    /// returns  the import as it was
    /// errors   notFound, cancelled, database, cannotWrite
    Result<Import> takeBack(Id<Import> import, const Run& run = {});

private:
    Connection& m_connection;
};

} // namespace mutuals
