#include "ui/frame/Sample.h"

#include "core/store/Workspace.h"

#include <QCoreApplication>

namespace mutuals::ui {

std::filesystem::path sampleWorkspaceFile()
{
    return defaultWorkspaceFile().parent_path() / "sample.db";
}

bool isSampleWorkspace(const std::filesystem::path& file)
{
    std::error_code ignored;
    return std::filesystem::equivalent(file, sampleWorkspaceFile(), ignored);
}

std::filesystem::path sampleExportsFolder()
{
    const auto beside = std::filesystem::path(QCoreApplication::applicationDirPath().toStdString());
    for (const auto& folder :
        { beside / "../share/mutuals/demo", std::filesystem::path(MUTUALS_DEMO_SOURCE) }) {
        std::error_code ignored;
        if (std::filesystem::is_directory(folder, ignored))
            return folder;
    }
    return {};
}

bool sampleIsComplete(Workspace& workspace)
{
    using Files = std::filesystem::directory_iterator;
    const auto imports = workspace.imports().all();
    const auto files = std::distance(Files(sampleExportsFolder()), Files());
    return imports && static_cast<std::ptrdiff_t>(imports->size()) >= files;
}

Result<> addSamplePolicy(Workspace& workspace)
{
    using namespace std::chrono_literals;
    const auto creators = workspace.creators().all();
    if (!creators)
        return tl::unexpected(creators.error());
    for (const Creator& creator : *creators) {
        const auto policies = workspace.plans().policies(creator.id);
        if (!policies)
            return tl::unexpected(policies.error());
        if (!policies->empty())
            continue;
        // The day that tests/worlds/make-sample gives the simulated creator.
        const Policy policy { {}, "Follow back", Day(2026y / 7 / 6), {}, "fans, drawn by chance",
            {} };
        if (auto added = workspace.plans().addPolicy(creator.id, policy); !added)
            return tl::unexpected(added.error());
    }
    return {};
}

} // namespace mutuals::ui
