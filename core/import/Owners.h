#pragma once

#include "core/base/Result.h"
#include "core/import/Importer.h"
#include "core/import/Staged.h"
#include "core/records/Creator.h"

namespace mutuals {

/// Whose a file is, by CLI.md: the name in the file, else the one that the user gave, else the only
/// creator of the workspace, else the owner of a file beside it, else a first creator called "me".
struct Owner {
    Creator creator;
    std::string told; ///< the handle, where the file or the user gave it; "" found otherwise
    bool isNew = false; ///< the workspace did not hold them
};

/// An owner that another file of the same drop names.
struct NamedOwner {
    std::string handle;
    bool isByTool = false; ///< as Staged::isByTool
};

/// Finds or makes the creator of a file. A third-party tool looks at anybody: a name that only it
/// gives makes no further creator. Within a transaction.
///
/// question  what must be asked when the answer is `ambiguous`
/// errors    ambiguous, database
Result<Owner> ownerOf(Workspace& workspace, const Staged& staged, const ImportOptions& options,
    const std::vector<NamedOwner>& beside, Question& question);

} // namespace mutuals
