#include "ui/models/EvidenceSearch.h"

#include "core/store/Workspace.h"

namespace mutuals::ui {

void EvidenceSearch::look(const std::filesystem::path& workspace, Id<Creator> creator)
{
    m_latest.read(
        this, workspace,
        [creator](Workspace& opened, const Run& run) -> Result<Found> {
            Found all; // what fails is not found: before and after speaks for itself
            if (const auto evidence = bestEvidence(opened, creator, run))
                all.evidence = *evidence;
            if (const auto share = mutuals::spillOver(opened, creator, run))
                all.spillOver = *share;
            return all;
        },
        [this](const Result<Found>& found) {
            m_found = found.value_or(Found {});
            emit changed();
        });
}

void EvidenceSearch::forget()
{
    m_latest.stop();
    m_found = {};
}

} // namespace mutuals::ui
