#include "core/report/AudienceTables.h"

#include "core/store/Workspace.h"

namespace mutuals {

Result<AudienceTables> audienceTables(Workspace& workspace, Id<Creator> creator)
{
    AudienceTables tables;
    auto days = workspace.days().all(creator);
    if (!days)
        return tl::unexpected(days.error());
    std::erase_if(*days, [](const DayMetrics& day) {
        return !day.viewers && !day.newViewers && !day.returningViewers && !day.reached
            && !day.engaged && !day.newFollowers && !day.lostFollowers;
    });
    tables.days = std::move(*days);
    auto hours = workspace.studioAudience().hours(creator);
    if (!hours)
        return tl::unexpected(hours.error());
    tables.hours = std::move(*hours);
    for (auto [kind, shares] : { std::pair(ImportKind::studioGender, &tables.gender),
             std::pair(ImportKind::studioTerritories, &tables.territories) }) {
        auto newest = workspace.studioAudience().shares(creator, kind);
        if (!newest)
            return tl::unexpected(newest.error());
        *shares = std::move(*newest);
    }
    return tables;
}

} // namespace mutuals
