#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/import/Importer.h"
#include "core/import/Owners.h"
#include "core/import/Staged.h"

namespace mutuals {

class Workspace;

/// Puts one staged file into the workspace, within a transaction, and fills the outcome.
/// errors  cancelled, database, cannotWrite
Result<> commit(
    Workspace& workspace, const Owner& owner, Staged& staged, FileOutcome& outcome, const Run& run);

} // namespace mutuals
