#include "core/base/AtomicFile.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mutuals {

namespace {

/// The temporary: closed and removed unless it took the target's place.
class Temporary {
public:
    explicit Temporary(const std::filesystem::path& target)
        : m_name(target.string() + ".XXXXXX")
        , m_file(::mkostemp(m_name.data(), O_CLOEXEC))
    {
    }
    ~Temporary()
    {
        if (m_file >= 0)
            ::close(m_file);
        if (m_exists)
            ::unlink(m_name.c_str());
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;

    bool made()
    {
        m_exists = m_file >= 0;
        return m_exists;
    }
    bool write(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    bool permit(mode_t mode) const { return ::fchmod(m_file, mode) == 0; }
    /// Some file systems tell only here, or only on close, that the disk was full.
    bool settle() { return ::fsync(m_file) == 0 && ::close(std::exchange(m_file, -1)) == 0; }
    bool replace(const std::filesystem::path& target)
    {
        if (::rename(m_name.c_str(), target.c_str()) != 0)
            return false;
        m_exists = false;
        return true;
    }

private:
    std::string m_name;
    int m_file;
    bool m_exists = false;
};

mode_t usualMode()
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

void syncFolder(const std::filesystem::path& folder)
{
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fsync(file); // best effort: the name may be lost by a cut of power, the content not
    ::close(file);
}

} // namespace

Result<> saveAtomically(const std::filesystem::path& target, std::string_view bytes)
{
    const auto refuse = [&target](const char* step) {
        const int number = errno;
        return fail(
            Error::Code::cannotWrite, "{}: {}: {}", target.string(), step, std::strerror(number));
    };
    std::error_code problem;
    std::filesystem::path real = target;
    if (std::filesystem::is_symlink(target, problem)) {
        real = std::filesystem::weakly_canonical(target, problem);
        if (problem)
            return fail(Error::Code::cannotWrite, "{}: {}", target.string(), problem.message());
    }
    struct stat old { };
    const bool replaces = ::stat(real.c_str(), &old) == 0;
    if (replaces && !S_ISREG(old.st_mode))
        return fail(Error::Code::cannotWrite, "{}: not a regular file", target.string());
    // A rename would replace even a file that its owner has protected from writing.
    if (replaces && ::access(real.c_str(), W_OK) != 0)
        return refuse("replace");

    Temporary temporary(real);
    if (!temporary.made())
        return refuse("create");
    if (!temporary.permit(replaces ? old.st_mode & 07777 : usualMode()))
        return refuse("permissions");
    if (!temporary.write(bytes))
        return refuse("write");
    if (!temporary.settle())
        return refuse("sync");
    if (!temporary.replace(real))
        return refuse("rename");
    syncFolder(real.parent_path());
    return {};
}

} // namespace mutuals
