#pragma once

#include "core/base/Result.h"
#include "core/store/Backups.h"
#include "core/store/Creators.h"
#include "core/store/Days.h"
#include "core/store/Decisions.h"
#include "core/store/FollowerScan.h"
#include "core/store/Followers.h"
#include "core/store/Imports.h"
#include "core/store/Listings.h"
#include "core/store/Mappings.h"
#include "core/store/Plans.h"
#include "core/store/Profiles.h"
#include "core/store/Sightings.h"
#include "core/store/StudioAudience.h"
#include "core/store/Talk.h"
#include "core/store/Videos.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace mutuals {

class Trials; // core/store/Trials.h

/// One SQLite file with everything about one or several creators: opens it, brings its schema up to
/// date and hands out the tables. Not thread-safe: each thread opens its own.
///
/// One process holds the right to write (an advisory lock beside the file, freed by a crash); in it
/// one connection does all writing (SQLite 3.40 can lose pages when two write in WAL mode).
class Workspace {
public:
    enum class Access {
        read, ///< an existing file; never changes it, but to bring one of an earlier version up to date
        write, ///< creates the file and its folder when missing; rollback journal
        writeShared, ///< as write, in WAL mode, so that readers of this process go on
    };

    /// errors  cannotOpen, cannotWrite, notAWorkspace, schemaTooNew, workspaceBusy, database
    static Result<Workspace> open(const std::filesystem::path& file, Access access);
    Workspace(Workspace&&) noexcept;
    Workspace& operator=(Workspace&&) noexcept;
    ~Workspace(); ///< writeShared: back to one file at rest

    const std::filesystem::path& file() const;
    int schema() const; ///< number of migrations that made the file

    Creators& creators();
    Imports& imports();
    Followers& followers();
    FollowerScan& followerScan();
    Listings& listings();
    Days& days();
    Talk& talk();
    Videos& videos();
    Profiles& profiles();
    StudioAudience& studioAudience();
    Mappings& mappings();
    Sightings& sightings();
    Plans& plans();
    Decisions& decisions();
    Trials& trials();
    Backups& backups();

    /// "ok", or what SQLite finds wrong with the file at a quick look; Imports::check looks closer.
    Result<std::string> quickCheck();

    /// Says in the lock file what is being done, so that after a crash the next writer can name
    /// it; "" when it is done.
    void announce(std::string_view work);
    /// What the last writer was doing when it was cut off; "" nothing.
    const std::string& interrupted() const;

    /// Makes a running query of this workspace end with `cancelled`; from any thread.
    void interrupt();

    /// Runs the work in one transaction: everything of it happens or, when it fails, nothing.
    Result<> transact(const std::function<Result<>()>& work);
    /// The same for an import, without a look-up of foreign keys for each of its rows.
    Result<> transactImport(const std::function<Result<>()>& work);
    /// Runs the work so that all it reads is of one moment, whatever is written meanwhile.
    Result<> atOneMoment(const std::function<Result<>()>& work);

private:
    struct Tables;
    explicit Workspace(std::unique_ptr<Tables> tables);
    std::unique_ptr<Tables> m_tables;
};

/// The file used when the user names none: $XDG_DATA_HOME/mutuals/mutuals.db.
std::filesystem::path defaultWorkspaceFile();

} // namespace mutuals
