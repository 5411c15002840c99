#include "ui/models/PolicyStartSearch.h"

#include "core/store/Workspace.h"

namespace mutuals::ui {

void PolicyStartSearch::look(const std::filesystem::path& workspace, Id<Creator> creator)
{
    forget();
    m_job = Job::start(
        this, {},
        [workspace, creator](const Run& run) {
            std::vector<PolicyStart> starts;
            auto opened = Workspace::open(workspace, Workspace::Access::read);
            if (!opened || run.stopped())
                return starts;
            const std::stop_callback hear(run.stop, [&] { opened->interrupt(); });
            const auto found = opened->followers().followBacks(creator);
            if (found && !run.stopped())
                starts = policyStarts(found->moments, found->known, found->followed);
            return starts;
        },
        [this, round = m_round](const std::vector<PolicyStart>& starts) {
            if (round == m_round)
                emit found(starts);
        });
}

void PolicyStartSearch::forget()
{
    ++m_round;
    if (m_job)
        m_job->cancel();
}

} // namespace mutuals::ui
