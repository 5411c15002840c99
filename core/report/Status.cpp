#include "core/report/Status.h"

#include "core/report/AudienceTables.h"
#include "core/store/Workspace.h"

#include <algorithm>

namespace mutuals {

namespace {

Result<CreatorStatus> creatorStatus(Workspace& workspace, const Creator& creator)
{
    CreatorStatus status;
    status.creator = creator;
    const auto days = workspace.days().all(creator.id);
    if (!days)
        return tl::unexpected(days.error());
    if (!days->empty()) {
        status.days = DayRange { days->front().day, days->back().day + std::chrono::days(1) };
        status.daysKnown =
            static_cast<int>(std::count_if(days->begin(), days->end(), [](const DayMetrics& day) {
                return day.views || day.followers || day.viewers || day.reached;
            }));
    }
    auto snapshots = workspace.imports().snapshots(creator.id);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    status.snapshots = std::move(*snapshots);
    const auto audience = audienceTables(workspace, creator.id);
    if (!audience)
        return tl::unexpected(audience.error());
    status.audienceDays = static_cast<int>(audience->days.size());
    status.activeHours = static_cast<int>(audience->hours.size());
    if (audience->gender)
        status.genderAsOf = audience->gender->asOf;
    if (audience->territories)
        status.territoriesAsOf = audience->territories->asOf;
    const auto talk = workspace.talk().counts(creator.id);
    if (!talk)
        return tl::unexpected(talk.error());
    status.posts = talk->posts;
    status.comments = talk->comments;
    const auto queue = queueSummary(workspace, creator.id);
    if (!queue)
        return tl::unexpected(queue.error());
    status.queue = *queue;
    return status;
}

} // namespace

Result<Status> status(Workspace& workspace)
{
    Status status;
    status.schema = workspace.schema();
    const auto sound = workspace.quickCheck();
    if (!sound)
        return tl::unexpected(sound.error());
    status.integrity = *sound;
    const auto creators = workspace.creators().all();
    if (!creators)
        return tl::unexpected(creators.error());
    for (const Creator& creator : *creators) {
        auto one = creatorStatus(workspace, creator);
        if (!one)
            return tl::unexpected(one.error());
        status.creators.push_back(std::move(*one));
    }
    return status;
}

} // namespace mutuals
