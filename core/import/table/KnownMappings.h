#pragma once

#include "core/base/Result.h"
#include "core/records/Import.h"

#include <string_view>

namespace mutuals {

class Workspace;

// A mapping is kept under its header together with the imports that it read, and goes with the last
// of them: taking an import back leaves no trace, and whoever mistook a column is asked again. Both
// within a transaction.

/// Remembers how the table of an import was read; the newest word on a header counts.
///
/// header, mapping  as Staged::Mapping
Result<> rememberMapping(
    Workspace& workspace, std::string_view header, std::string_view mapping, Id<Import> import);
/// Forgets what only this import was read by.
Result<> forgetMappings(Workspace& workspace, Id<Import> import);

} // namespace mutuals
