#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/records/Creator.h"
#include "core/records/Import.h"

#include <optional>
#include <string>
#include <vector>

namespace mutuals {

class Connection;

/// One import, as the tables see it that let the newest export win.
struct Export {
    int place = 0; ///< among the creator's imports, by the time of the export
    Id<Import> id;
    ImportKind kind = ImportKind::archive;
    std::string file;
    std::optional<Day> from, to;
    Seconds asOf {};
};

/// The creator's imports, oldest export first; of two of the same moment the one that came in last
/// is the newer. Throws SQLite::Exception.
std::vector<Export> exportsOf(Connection& connection, Id<Creator> creator);

} // namespace mutuals
