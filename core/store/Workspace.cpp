#include "core/store/Workspace.h"

#include "core/store/Connection.h"
#include "core/store/EmptyWorkspace.h"
#include "core/store/Migrations.h"
#include "core/store/Schema.h"
#include "core/store/Temporary.h"
#include "core/store/Trials.h"
#include "core/store/WriterLock.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace mutuals {

namespace fs = std::filesystem;

namespace {

/// Readers change nothing and never tidy up behind the writer.
void onlyRead(Connection& connection)
{
    sqlite3_db_config(
        connection.database().getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    connection.execute(
        "PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16384");
}

Result<fs::path> realPath(const fs::path& file)
{
    std::error_code error;
    auto real = fs::weakly_canonical(file, error);
    if (error)
        return fail(Error::Code::cannotOpen, "{}: {}", file.string(), error.message());
    return real;
}

Result<> writeEmpty(const fs::path& file)
{
    const EmptyWorkspace& empty = emptyWorkspace();
    std::ofstream out(file, std::ios::binary);
    for (const auto& [offset, bytes] : empty.pieces)
        out.seekp(static_cast<std::streamoff>(offset))
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    std::error_code error;
    if (out)
        fs::resize_file(file, empty.size, error);
    if (!out || error)
        return fail(Error::Code::cannotWrite, "{}: {}", file.string(),
            error ? error.message() : std::generic_category().message(errno));
    return {};
}

/// Makes an empty workspace that only its owner may read.
Result<> create(const fs::path& file)
{
    std::error_code error;
    if (file.has_parent_path())
        fs::create_directories(file.parent_path(), error);
    if (error)
        return fail(
            Error::Code::cannotWrite, "{}: {}", file.parent_path().string(), error.message());
    // A crash before the last step leaves no workspace rather than an empty file.
    const auto temporary = temporaryBeside(file);
    if (!temporary)
        return tl::unexpected(temporary.error());
    auto made = writeEmpty(*temporary);
    if (made)
        made = renameInto(*temporary, file);
    if (!made)
        fs::remove(*temporary, error);
    return made;
}

} // namespace

struct Workspace::Tables {
    Tables(fs::path path, Access how, WriterLock held, int flags)
        : file(std::move(path))
        , access(how)
        , lock(std::move(held))
        , connection(file.string(), flags)
    {
    }

    fs::path file;
    Access access;
    WriterLock lock; ///< freed after the connection is closed
    Connection connection;
    Creators creators { connection };
    Imports imports { connection };
    Followers followers { connection };
    FollowerScan followerScan { connection };
    Listings listings { connection };
    Days days { connection };
    Talk talk { connection };
    Videos videos { connection };
    Profiles profiles { connection };
    StudioAudience studioAudience { connection };
    Mappings mappings { connection };
    Sightings sightings { connection };
    Plans plans { connection };
    Decisions decisions { connection };
    Trials trials { connection };
    Backups backups { connection, file };
};

Workspace::Workspace(std::unique_ptr<Tables> tables)
    : m_tables(std::move(tables))
{
}

Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

Workspace::~Workspace()
{
    if (!m_tables || m_tables->access != Access::writeShared)
        return;
    // Readers of this process are closed by now; if one is not, the next writer tidies up.
    [[maybe_unused]] const auto tidied = guarded([&] {
        m_tables->connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        m_tables->connection.execute("PRAGMA journal_mode = DELETE");
    });
}

Result<Workspace> Workspace::open(const fs::path& path, Access access)
{
    const auto file = realPath(path);
    if (!file)
        return tl::unexpected(file.error());
    std::error_code error;
    const bool exists = fs::exists(*file, error);
    if (exists && !fs::is_regular_file(*file, error))
        return fail(Error::Code::notAWorkspace, "{} is not a file", path.string());
    if (exists && fs::file_size(*file, error) == 0)
        return fail(Error::Code::notAWorkspace, "{} is empty", path.string());

    WriterLock lock;
    bool isNew = false;
    if (access == Access::read) {
        if (!exists)
            return fail(Error::Code::cannotOpen,
                "{}: there is no workspace yet; the first import makes it", path.string());
    } else {
        if (file->has_parent_path())
            fs::create_directories(file->parent_path(), error);
        if (error)
            return fail(
                Error::Code::cannotWrite, "{}: {}", file->parent_path().string(), error.message());
        auto taken = WriterLock::take(*file);
        if (!taken)
            return tl::unexpected(taken.error());
        lock = std::move(*taken);
        sweepTemporaries(*file);
        sweepBackups(*file);
        if (!exists) {
            if (const auto made = create(*file); !made)
                return tl::unexpected(made.error());
            isNew = true;
        }
    }
    auto done = guarded([&]() -> Result<Workspace> {
        // A reader as well must be able to take back what a crash left unfinished.
        auto tables =
            std::make_unique<Tables>(*file, access, std::move(lock), SQLite::OPEN_READWRITE);
        Connection& connection = tables->connection;
        harden(connection);
        if (access == Access::read)
            onlyRead(connection);
        if (auto good = isNew ? Result<>() : judgeSchema(connection, *file); !good)
            return tl::unexpected(good.error());
        const bool isOld = schemaOf(connection) < static_cast<int>(migrationScripts().size());
        if (access == Access::read && isOld) {
            tables.reset();
            if (auto upToDate = open(path, Access::write); !upToDate)
                return upToDate;
            return open(path, Access::read);
        }
        if (access != Access::read) {
            if (sqlite3_db_readonly(connection.database().getHandle(), "main") != 0)
                return fail(Error::Code::cannotWrite, "{} is read-only", path.string());
            connection.execute(access == Access::writeShared ? "PRAGMA journal_mode = WAL"
                                                             : "PRAGMA journal_mode = DELETE");
            connection.execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                               "PRAGMA cache_size = -16384");
            if (isOld) {
                if (auto kept = tables->backups.make(); !kept)
                    return tl::unexpected(kept.error());
                migrate(connection, migrationScripts());
            }
        }
        return Workspace(std::move(tables));
    }).and_then([](Result<Workspace> opened) { return opened; });
    if (!done && done.error().detail.find(path.filename().string()) == std::string::npos)
        done.error().detail = path.string() + ": " + done.error().detail;
    return done;
}

const fs::path& Workspace::file() const
{
    return m_tables->file;
}

int Workspace::schema() const
{
    return schemaOf(m_tables->connection);
}

Creators& Workspace::creators()
{
    return m_tables->creators;
}

Imports& Workspace::imports()
{
    return m_tables->imports;
}

Followers& Workspace::followers()
{
    return m_tables->followers;
}

FollowerScan& Workspace::followerScan()
{
    return m_tables->followerScan;
}

Listings& Workspace::listings()
{
    return m_tables->listings;
}

Days& Workspace::days()
{
    return m_tables->days;
}

Talk& Workspace::talk()
{
    return m_tables->talk;
}

Videos& Workspace::videos()
{
    return m_tables->videos;
}

StudioAudience& Workspace::studioAudience()
{
    return m_tables->studioAudience;
}

Profiles& Workspace::profiles()
{
    return m_tables->profiles;
}

Mappings& Workspace::mappings()
{
    return m_tables->mappings;
}

Sightings& Workspace::sightings()
{
    return m_tables->sightings;
}

Plans& Workspace::plans()
{
    return m_tables->plans;
}

Trials& Workspace::trials()
{
    return m_tables->trials;
}

Decisions& Workspace::decisions()
{
    return m_tables->decisions;
}

Backups& Workspace::backups()
{
    return m_tables->backups;
}

void Workspace::announce(std::string_view work)
{
    m_tables->lock.announce(work);
}

const std::string& Workspace::interrupted() const
{
    return m_tables->lock.interrupted();
}

Result<> Workspace::transact(const std::function<Result<>()>& work)
{
    return guarded([&]() -> Result<> {
        Transaction transaction(m_tables->connection);
        if (auto done = work(); !done)
            return done;
        transaction.commit();
        return {};
    }).and_then([](Result<> done) { return done; });
}

Result<> Workspace::transactImport(const std::function<Result<>()>& work)
{
    return guarded([&] {
        const UncheckedLinks unchecked(m_tables->connection);
        return transact(work);
    }).and_then([](Result<> done) { return done; });
}

Result<> Workspace::atOneMoment(const std::function<Result<>()>& work)
{
    return guarded([&]() -> Result<> {
        const Reading reading(m_tables->connection);
        return work();
    }).and_then([](Result<> done) { return done; });
}

Result<std::string> Workspace::quickCheck()
{
    return guarded([&] {
        return m_tables->connection.database().execAndGet("PRAGMA quick_check(1)").getString();
    });
}

void Workspace::interrupt()
{
    sqlite3_interrupt(m_tables->connection.database().getHandle());
}

fs::path defaultWorkspaceFile()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data && *data)
        return fs::path(data) / "mutuals" / "mutuals.db";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".local" / "share" / "mutuals" / "mutuals.db";
}

} // namespace mutuals
