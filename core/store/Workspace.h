#pragma once

#include "core/base/Result.h"
#include "core/store/Creators.h"
#include "core/store/Days.h"
#include "core/store/Decisions.h"
#include "core/store/Followers.h"
#include "core/store/Imports.h"
#include "core/store/Plans.h"
#include "core/store/Talk.h"

#include <filesystem>
#include <memory>

namespace mutuals {

class Connection;

/// One SQLite file with everything about one or several creators: opens it, brings its schema up to
/// date and hands out the tables. Not thread-safe: each thread opens its own.
///
/// One process holds the right to write (an advisory lock beside the file, freed by a crash); in it
/// one connection does all writing (SQLite 3.40 can lose pages when two write in WAL mode).
class Workspace {
public:
    enum class Access {
        read, ///< an existing file; never changes it
        write, ///< creates the file and its folder when missing; rollback journal
        writeShared, ///< as write, in WAL mode, so that readers of this process go on
    };

    /// errors  cannotOpen, cannotWrite, notAWorkspace, schemaTooNew, workspaceBusy, database
    static Result<Workspace> open(const std::filesystem::path& file, Access access);
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace(); ///< writeShared: back to one file at rest

    const std::filesystem::path& file() const;
    Access access() const;
    int schema() const; ///< number of migrations that made the file

    Creators& creators();
    Imports& imports();
    Followers& followers();
    Days& days();
    Talk& talk();
    Plans& plans();
    Decisions& decisions();

    /// Copies the whole workspace into a new file, by way of a temporary beside it.
    /// errors  cannotWrite (also when `target` is this file), database
    Result<> saveCopy(const std::filesystem::path& target);

    /// Makes a running query of this workspace end with `cancelled`; from any thread.
    void interrupt();

    Connection& connection(); ///< for core/store and core/import's transactions

private:
    struct Tables;
    explicit Workspace(std::unique_ptr<Tables> tables);
    std::unique_ptr<Tables> m_tables;
};

/// The file used when the user names none: $XDG_DATA_HOME/mutuals/mutuals.db.
std::filesystem::path defaultWorkspaceFile();

} // namespace mutuals
