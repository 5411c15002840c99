#include "ui/models/PeopleAnswers.h"

#include "core/store/Histories.h"
#include "core/store/Workspace.h"

namespace mutuals::ui {

Result<RetentionAnswer> retentionOf(
    const std::filesystem::path& workspace, Id<Creator> creator, const Run& run)
{
    auto opened = Workspace::open(workspace, Workspace::Access::read);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto history = followerHistory(*opened, creator, run);
    if (!history)
        return tl::unexpected(history.error());
    const auto days = opened->days().all(creator);
    if (!days)
        return tl::unexpected(days.error());
    return retention(*history, *days, run);
}

Result<EngagementAnswer> engagementOf(
    const std::filesystem::path& workspace, Id<Creator> creator, const Run& run)
{
    auto opened = Workspace::open(workspace, Workspace::Access::read);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto history = followerHistory(*opened, creator, run);
    if (!history)
        return tl::unexpected(history.error());
    return engagement(*history, run);
}

} // namespace mutuals::ui
