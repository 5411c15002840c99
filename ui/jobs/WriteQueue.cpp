#include "ui/jobs/WriteQueue.h"

#include <sys/stat.h>

namespace mutuals::ui {

WriteQueue::WriteQueue(Workspace workspace, QObject* parent)
    : QObject(parent)
    , m_file(workspace.file())
    , m_identity(identityOf(m_file))
{
    auto handedOver = std::make_shared<Workspace>(std::move(workspace));
    m_thread = std::thread([this, handedOver]() mutable {
        Workspace own = std::move(*handedOver);
        handedOver.reset();
        work(std::move(own));
    });
}

WriteQueue::~WriteQueue()
{
    for (QObject* child : children()) {
        if (auto* ticket = qobject_cast<Work*>(child))
            ticket->cancel();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

std::optional<std::pair<std::uint64_t, std::uint64_t>> WriteQueue::identityOf(
    const std::filesystem::path& file)
{
    struct stat at { };
    if (::stat(file.c_str(), &at) != 0)
        return {};
    return std::pair<std::uint64_t, std::uint64_t>(at.st_dev, at.st_ino);
}

Error WriteQueue::lostError()
{
    emit lost();
    return { Error::Code::cannotWrite,
        "the file was moved, deleted or replaced while it was open: " + m_file.string() };
}

void WriteQueue::add(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void WriteQueue::work(Workspace workspace)
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_closing || !m_tasks.empty(); });
            if (m_tasks.empty())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task.run(workspace, task.stop);
    }
}

} // namespace mutuals::ui
