#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/base/Time.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace mutuals {

class Connection;

/// A copy of the workspace that was kept, in the folder "<workspace>.backups" beside it.
struct Backup {
    std::filesystem::path file;
    Seconds madeAt {}; ///< UTC, from the file's name
    std::uintmax_t bytes = 0;
};

inline constexpr std::size_t kMostBackups = 5; ///< older ones are removed

/// The backups of a workspace, newest first; also of one that does not open any more.
std::vector<Backup> backupsOf(const std::filesystem::path& workspace);

/// Removes what a crash left of backups that were being made; hold the workspace's WriterLock.
void sweepBackups(const std::filesystem::path& workspace);

/// Puts a backup in the place of a workspace that does not open; the damaged file is kept beside it
/// under another name, which is returned.
/// errors  workspaceBusy, cannotWrite, notAWorkspace (the backup)
Result<std::filesystem::path> replaceDamaged(
    const std::filesystem::path& workspace, const std::filesystem::path& backup);

/// Copies of an open workspace, and back. Every copy is written beside its target, looked over,
/// synced and renamed into place; only its owner may read it, from the first byte on.
class Backups {
public:
    Backups(Connection& connection, std::filesystem::path workspace);

    std::vector<Backup> all() const { return backupsOf(m_workspace); }

    /// Keeps a copy of the present state. Progress counts pages.
    /// errors  cannotWrite, cancelled, database
    Result<Backup> make(const Run& run = {});
    /// The same, when something was imported before, but nothing today.
    Result<> makeOfTheDay(const Run& run = {});

    /// Brings the state of a backup back, in one transaction, after keeping the present one.
    /// Connections that read go on and see the restored state.
    /// errors  notAWorkspace, schemaTooNew, cannotOpen, cannotWrite, cancelled, database
    Result<> restore(const std::filesystem::path& backup, const Run& run = {});

    /// Copies the workspace into any file.
    /// errors  cannotWrite (also when `target` is the workspace), cancelled, database
    Result<> copyTo(const std::filesystem::path& target, const Run& run = {});

private:
    Connection& m_connection;
    std::filesystem::path m_workspace;
};

} // namespace mutuals
