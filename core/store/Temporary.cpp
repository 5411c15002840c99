#include "core/store/Temporary.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace mutuals {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMark = ".new-";
constexpr std::size_t kRandom = 6;

fs::path folderOf(const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

void sync(const fs::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// Whether a file's name is "<target>.new-XXXXXX", or that with SQLite's endings; any target if "".
bool isTemporary(std::string_view name, std::string_view target)
{
    const auto mark = name.rfind(kMark);
    if (mark == std::string_view::npos || (!target.empty() && name.substr(0, mark) != target))
        return false;
    const auto random = name.substr(mark + kMark.size()).substr(0, kRandom);
    const auto rest = name.substr(mark + kMark.size() + random.size());
    const auto isRandom = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return random.size() == kRandom && std::all_of(random.begin(), random.end(), isRandom)
        && (rest.empty() || rest == "-journal" || rest == "-wal" || rest == "-shm");
}

void sweep(const fs::path& folder, std::string_view target)
{
    std::error_code error;
    std::vector<fs::path> stray;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (isTemporary(entry.path().filename().string(), target) && entry.is_regular_file(error))
            stray.push_back(entry.path());
    }
    for (const fs::path& file : stray)
        fs::remove(file, error);
}

} // namespace

Result<fs::path> temporaryBeside(const fs::path& target)
{
    std::string name = target.string() + std::string(kMark) + std::string(kRandom, 'X');
    const int made = ::mkostemp(name.data(), O_CLOEXEC);
    if (made < 0)
        return fail(Error::Code::cannotWrite, "{}: {}", target.string(),
            std::generic_category().message(errno));
    ::close(made);
    return fs::path(name);
}

Result<> renameInto(const fs::path& temporary, const fs::path& target)
{
    std::error_code error;
    sync(temporary);
    fs::rename(temporary, target, error);
    if (error)
        return fail(Error::Code::cannotWrite, "{}: {}", target.string(), error.message());
    sync(folderOf(target));
    return {};
}

void sweepTemporaries(const fs::path& target)
{
    sweep(folderOf(target), target.filename().string());
}

void sweepTemporariesIn(const fs::path& folder)
{
    sweep(folder, {});
}

} // namespace mutuals
