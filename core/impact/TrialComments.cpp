#include "core/impact/TrialComments.h"

#include <cmath>

namespace mutuals {

Result<std::vector<Seconds>> commentsSince(
    Workspace& workspace, Id<Creator> creator, const Trial& trial)
{
    auto moments = workspace.trials().commentFiles(creator);
    if (moments)
        std::erase_if(*moments, [&](Seconds moment) { return moment <= trial.sealedAt; });
    return moments;
}

Result<TwoArms> whoWrites(Workspace& workspace, Id<Creator> creator, const Trial& trial,
    TrialAnswer& answer, const Run& run)
{
    const Seconds upTo = answer.atEnding
        ? *answer.seenAt + std::chrono::seconds(1)
        : Seconds(trial.start() + std::chrono::days(answer.look().day));
    const auto wrote = workspace.trials().written(creator, trial, upTo);
    if (!wrote)
        return tl::unexpected(wrote.error());
    const auto spill = spillOver(workspace, creator, run);
    if (!spill)
        return tl::unexpected(spill.error());
    answer.spillOver = *spill;
    TwoArms arms;
    std::vector<double> before;
    for (std::size_t i = 0; i < trial.units.size(); ++i) {
        const TrialUnit& unit = trial.units[i];
        (unit.follow ? answer.follow : answer.leave).comments += (*wrote)[i].since;
        arms.outcome.push_back((*wrote)[i].since);
        arms.treated.push_back(unit.follow ? 1 : 0);
        arms.block.push_back(unit.block - 1);
        before.push_back((*wrote)[i].before);
    }
    answer.adjusted = commentDifference(arms, before, 1 - answer.look().alpha);
    return arms;
}

std::optional<Difference> commentDifference(
    const TwoArms& trial, const std::vector<double>& before, double level)
{
    std::vector<double> logs;
    for (const double count : before)
        logs.push_back(std::log1p(count));
    auto found = linDifference(trial, { logs }, level);
    if (!found || !found->error)
        found = linDifference(trial, {}, level);
    return found && found->error ? found : std::nullopt;
}

} // namespace mutuals
