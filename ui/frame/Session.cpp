#include "ui/frame/Session.h"

namespace mutuals::ui {

Session::Session(Workspace reading, std::unique_ptr<WriteQueue> writes)
    : m_writes(std::move(writes))
    , m_reading(std::move(reading))
{
}

Result<std::unique_ptr<Session>> Session::open(const std::filesystem::path& file)
{
    std::unique_ptr<WriteQueue> writes;
    std::string interrupted;
    auto writing = Workspace::open(file, Workspace::Access::writeShared);
    if (writing) {
        interrupted = writing->interrupted();
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
    std::unique_ptr<Session> session(new Session(std::move(*reading), std::move(writes)));
    session->m_interrupted = std::move(interrupted);
    if (!writing)
        session->m_readOnly = writing.error();
    return session;
}

} // namespace mutuals::ui
