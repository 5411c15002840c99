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
        [workspace, creator](const Run& run) {
            Found all; // what fails is not found: before and after speaks for itself
            auto opened = Workspace::open(workspace, Workspace::Access::read);
            if (!opened)
                return all;
            const std::stop_callback hear(run.stop, [&] { opened->interrupt(); });
            if (const auto evidence = bestEvidence(*opened, creator, run))
                all.evidence = *evidence;
            if (const auto share = mutuals::spillOver(*opened, creator, run))
                all.spillOver = *share;
            return all;
        },
        [this, round = ++m_round](const Found& found) {
            if (round != m_round)
                return;
            m_found = found;
            emit changed();
        });
}

void EvidenceSearch::forget()
{
    ++m_round;
    if (m_job)
        m_job->cancel();
    m_found = {};
}

} // namespace mutuals::ui
