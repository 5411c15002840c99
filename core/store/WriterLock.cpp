#include "core/store/WriterLock.h"

#include "core/base/Time.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace mutuals {

Result<WriterLock> WriterLock::take(const std::filesystem::path& workspace)
{
    WriterLock lock;
    lock.m_file = workspace;
    lock.m_file += ".lock";
    lock.m_descriptor = ::open(lock.m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.m_descriptor < 0)
        return fail(Error::Code::cannotWrite, "{}: {}", lock.m_file.string(), std::strerror(errno));
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        std::array<char, 200> holder {};
        const auto length = ::read(lock.m_descriptor, holder.data(), holder.size());
        ::close(std::exchange(lock.m_descriptor, -1));
        return fail(Error::Code::workspaceBusy, "{} is open in another window ({})",
            workspace.string(),
            std::string_view(
                holder.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))));
    }
    struct stat status { };
    if (::fstat(lock.m_descriptor, &status) == 0 && status.st_nlink == 0) {
        // The holder before us removed the file between our opening and our locking it.
        ::close(std::exchange(lock.m_descriptor, -1));
        return take(workspace);
    }
    std::array<char, 100> host {};
    ::gethostname(host.data(), host.size() - 1);
    const std::string holder =
        fmt::format("process {} on {} since {}", ::getpid(), host.data(), formatTime(now()));
    if (::ftruncate(lock.m_descriptor, 0) != 0
        || ::write(lock.m_descriptor, holder.data(), holder.size())
            != static_cast<ssize_t>(holder.size()))
        return fail(Error::Code::cannotWrite, "{}: {}", lock.m_file.string(), std::strerror(errno));
    return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : m_file(std::move(other.m_file))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

WriterLock::~WriterLock()
{
    if (m_descriptor < 0)
        return;
    // Removed while still held: whoever comes next makes a file of its own.
    ::unlink(m_file.c_str());
    ::close(m_descriptor);
}

} // namespace mutuals
