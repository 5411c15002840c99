#include "ui/models/PeopleAnswers.h"

#include "core/store/Histories.h"
#include "core/store/Workspace.h"

namespace mutuals::ui {

Result<RetentionAnswer> retentionOf(Workspace& workspace, Id<Creator> creator, const Run& run)
{
    const auto history = followerHistory(workspace, creator, run);
    if (!history)
        return tl::unexpected(history.error());
    const auto days = workspace.days().all(creator);
    if (!days)
        return tl::unexpected(days.error());
    return retention(*history, *days, run);
}

Result<EngagementAnswer> engagementOf(Workspace& workspace, Id<Creator> creator, const Run& run)
{
    const auto history = followerHistory(workspace, creator, run);
    if (!history)
        return tl::unexpected(history.error());
    return engagement(*history, run);
}

} // namespace mutuals::ui
