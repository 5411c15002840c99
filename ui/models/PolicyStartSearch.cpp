#include "ui/models/PolicyStartSearch.h"

#include "core/store/Workspace.h"

namespace mutuals::ui {

void PolicyStartSearch::look(const std::filesystem::path& workspace, Id<Creator> creator)
{
    m_latest.read(
        this, workspace,
        [creator](Workspace& opened, const Run&) -> Result<std::vector<PolicyStart>> {
            const auto backs = opened.followers().followBacks(creator);
            if (!backs)
                return tl::unexpected(backs.error());
            return policyStarts(backs->moments, backs->known, backs->followed);
        },
        [this](const Result<std::vector<PolicyStart>>& starts) {
            emit found(starts.value_or(std::vector<PolicyStart> {}));
        });
}

void PolicyStartSearch::forget()
{
    m_latest.stop();
}

} // namespace mutuals::ui
