#include "ui/models/EvidenceSearch.h"

#include "core/store/Workspace.h"
#include "ui/jobs/Job.h"

namespace mutuals::ui {

void EvidenceSearch::look(const std::filesystem::path& workspace, Id<Creator> creator)
{
    if (m_job)
        m_job->cancel();
    m_job = Job::start(
        this, {},
        [workspace, creator](const Run& run) -> Result<std::optional<Evidence>> {
            auto opened = Workspace::open(workspace, Workspace::Access::read);
            if (!opened)
                return tl::unexpected(opened.error());
            const std::stop_callback hear(run.stop, [&] { opened->interrupt(); });
            return bestEvidence(*opened, creator, run);
        },
        [this, round = ++m_round](const Result<std::optional<Evidence>>& found) {
            if (round != m_round)
                return;
            m_found = found ? *found : std::nullopt; // before and after speaks for itself
            emit changed();
        });
}

void EvidenceSearch::forget()
{
    ++m_round;
    if (m_job)
        m_job->cancel();
    m_found.reset();
}

} // namespace mutuals::ui
