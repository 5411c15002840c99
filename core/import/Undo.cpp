#include "core/import/Undo.h"

#include "core/import/table/KnownMappings.h"
#include "core/store/Workspace.h"

namespace mutuals {

Result<Import> undoImport(Workspace& workspace, Id<Import> import, const Run& run)
{
    Result<Import> taken = fail(Error::Code::notFound, "there is no import {}", import.value);
    workspace.announce(fmt::format("taking back import {}", import.value));
    const auto done = workspace.transact([&]() -> Result<> {
        taken = workspace.imports().takeBack(import, run);
        return taken ? forgetMappings(workspace, import) : tl::unexpected(taken.error());
    });
    workspace.announce({});
    if (!done)
        return tl::unexpected(done.error());
    return taken;
}

} // namespace mutuals
