#include "ui/frame/Session.h"

#include <QCoreApplication>

namespace mutuals::ui {

Session::Session(Workspace reading, std::unique_ptr<WriteQueue> writes)
    : m_writes(std::move(writes))
    , m_reading(std::move(reading))
{
}

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& file)
{
    std::unique_ptr<WriteQueue> writes;
    auto writing = Workspace::open(file, Workspace::Access::writeShared);
    if (writing) {
        writes = std::make_unique<WriteQueue>(std::move(*writing));
    } else {
        const auto code = writing.error().code;
        const bool readable =
            code == Error::Code::workspaceBusy || code == Error::Code::cannotWrite;
        if (!readable || !std::filesystem::exists(file))
            return tl::unexpected(writing.error());
    }
    auto reading = Workspace::open(file, Workspace::Access::read);
    if (!reading)
        return tl::unexpected(reading.error());
    return std::unique_ptr<Session>(new Session(std::move(*reading), std::move(writes)));
}

bool Session::sample() const
{
    std::error_code ignored;
    return std::filesystem::equivalent(file(), sampleWorkspaceFile(), ignored);
}

std::filesystem::path sampleWorkspaceFile()
{
    return defaultWorkspaceFile().parent_path() / "sample.db";
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

} // namespace mutuals::ui
