#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace mutuals {

/// The right to write a workspace: an advisory lock on a file beside it, which says who holds it
/// (process, host, since when). The system frees it when the process ends, however it ends.
class WriterLock {
public:
    /// `workspace`: its real path, without symbolic links.
    /// errors  workspaceBusy: detail says who holds it; cannotWrite: no right to make the lock file
    static Result<WriterLock> take(const std::filesystem::path& workspace);
    WriterLock() = default; ///< holds nothing
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    ~WriterLock();

    /// Adds to the file what the holder is doing; "" nothing.
    void announce(std::string_view work);
    /// What the holder before was doing when it was cut off; "" it ended well.
    const std::string& interrupted() const { return m_interrupted; }

private:
    Result<> write(std::string_view work);

    std::filesystem::path m_file;
    std::string m_interrupted;
    int m_descriptor = -1;
};

} // namespace mutuals
