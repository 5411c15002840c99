#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Import.h"

namespace mutuals {

class Workspace;

/// Takes an import back in one transaction: the workspace then holds what it would hold had it
/// never seen the file, and what the user entered. Progress counts accounts.
///
/// returns  the import as it was
/// errors   notFound, cancelled, database, cannotWrite
Result<Import> undoImport(Workspace& workspace, Id<Import> import, const Run& run = {});

} // namespace mutuals
