#pragma once

#include "core/base/Result.h"

#include <filesystem>

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

private:
    std::filesystem::path m_file;
    int m_descriptor = -1;
};

} // namespace mutuals
