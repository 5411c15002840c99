#pragma once

#include "ui/jobs/WriteQueue.h"

#include "core/base/Result.h"
#include "core/store/Workspace.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace mutuals::ui {

/// An open workspace: the connection that the window reads with and the thread that writes.
class Session {
public:
    /// Creates the file when it is missing. When another Mutuals holds the right to write, or the
    /// file may not be written, it is opened for reading only.
    /// errors  as Workspace::open
    static Result<std::unique_ptr<Session>> open(const std::filesystem::path& file);

    Workspace& reading() { return m_reading; }
    WriteQueue* writes() const { return m_writes.get(); } ///< nullptr: read only
    /// Why it is read only.
    const std::optional<Error>& readOnly() const { return m_readOnly; }
    /// What the last writer was doing when it was cut off; "" nothing.
    const std::string& interrupted() const { return m_interrupted; }
    const std::filesystem::path& file() const { return m_reading.file(); }

private:
    Session(Workspace reading, std::unique_ptr<WriteQueue> writes);

    // The writer is closed last: it brings the workspace back to one file at rest.
    std::unique_ptr<WriteQueue> m_writes;
    Workspace m_reading;
    std::optional<Error> m_readOnly;
    std::string m_interrupted;
};

} // namespace mutuals::ui
