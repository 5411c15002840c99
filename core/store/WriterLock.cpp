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

namespace {

std::string textOf(int descriptor)
{
    std::array<char, 1000> bytes {};
    const auto length = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    return { bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0)) };
}

} // namespace

Result<WriterLock> WriterLock::take(const std::filesystem::path& workspace)
{
    WriterLock lock;
    lock.m_file = workspace;
    lock.m_file += ".lock";
    lock.m_descriptor = ::open(lock.m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.m_descriptor < 0)
        return fail(Error::Code::cannotWrite, "{}: {}", lock.m_file.string(), std::strerror(errno));
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        const std::string holder = textOf(lock.m_descriptor);
        ::close(std::exchange(lock.m_descriptor, -1));
        return fail(Error::Code::workspaceBusy, "{} is open in another window ({})",
            workspace.string(), holder.substr(0, holder.find('\n')));
    }
    struct stat status { };
    if (::fstat(lock.m_descriptor, &status) == 0 && status.st_nlink == 0) {
        // The holder before us removed the file between our opening and our locking it.
        ::close(std::exchange(lock.m_descriptor, -1));
        return take(workspace);
    }
    const std::string before = textOf(lock.m_descriptor);
    if (const auto line = before.find('\n'); line != std::string::npos)
        lock.m_interrupted = before.substr(line + 1);
    if (auto written = lock.write({}); !written)
        return tl::unexpected(written.error());
    return lock;
}

Result<> WriterLock::write(std::string_view work)
{
    std::array<char, 100> host {};
    ::gethostname(host.data(), host.size() - 1);
    std::string text =
        fmt::format("process {} on {} since {}", ::getpid(), host.data(), formatTime(now()));
    if (!work.empty())
        text += fmt::format("\n{}", work);
    if (::ftruncate(m_descriptor, 0) != 0
        || ::pwrite(m_descriptor, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
        return fail(Error::Code::cannotWrite, "{}: {}", m_file.string(), std::strerror(errno));
    return {};
}

void WriterLock::announce(std::string_view work)
{
    // Only words for people: on a full disk the work itself will say what is wrong.
    static_cast<void>(write(work));
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : m_file(std::move(other.m_file))
    , m_interrupted(std::move(other.m_interrupted))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_interrupted, other.m_interrupted);
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
