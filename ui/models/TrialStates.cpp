#include "ui/models/TrialStates.h"

#include "core/store/Workspace.h"

#include <algorithm>

namespace mutuals::ui {

Result<TrialState> trialState(
    Workspace& workspace, Id<Creator> creator, Id<Trial> shown, const Run& run)
{
    TrialState state;
    auto eligible = trialEligible(workspace, creator, dayOf(now()));
    if (!eligible && eligible.error().code != Error::Code::notFound)
        return tl::unexpected(eligible.error());
    if (eligible)
        state.eligible = std::move(*eligible);
    auto trials = workspace.trials().all(creator);
    if (!trials)
        return tl::unexpected(trials.error());
    state.trials = std::move(*trials);
    if (state.trials.empty())
        return state;
    const auto found = std::find_if(state.trials.begin(), state.trials.end(),
        [&](const Trial& trial) { return trial.id == shown; });
    state.shown =
        found == state.trials.end() ? 0 : static_cast<std::size_t>(found - state.trials.begin());
    const Trial& trial = *state.trial();
    auto answer = trialAnswer(workspace, creator, trial, run);
    auto sightings = workspace.trials().sightings(creator, trial, now());
    const auto asSealed = workspace.trials().isAsSealed(trial.id);
    if (!answer || !sightings || !asSealed)
        return tl::unexpected(!answer ? answer.error()
                : !sightings          ? sightings.error()
                                      : asSealed.error());
    state.answer = std::move(*answer);
    state.sightings = std::move(*sightings);
    state.asSealed = *asSealed;
    return state;
}

void TrialStates::ask(const std::filesystem::path& workspace, Id<Creator> creator, Id<Trial> shown)
{
    m_latest.read(
        this, workspace,
        [creator, shown](
            Workspace& opened, const Run& run) { return trialState(opened, creator, shown, run); },
        [this](Result<TrialState> found) {
            if (!found) {
                emit failed(found.error());
                return;
            }
            m_state = std::move(*found);
            emit answered();
        });
}

void TrialStates::clear()
{
    m_latest.stop();
    m_state.reset();
}

} // namespace mutuals::ui
