#include "core/store/Backups.h"

#include "core/store/Connection.h"
#include "core/store/Migrations.h"
#include "core/store/Schema.h"
#include "core/store/Temporary.h"
#include "core/store/WriterLock.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace mutuals {

namespace fs = std::filesystem;

namespace {

constexpr int kPagesAtOnce = 1024; // 8 MiB: stop is heard within some 20 ms

fs::path folderOf(const fs::path& workspace)
{
    fs::path folder = workspace;
    folder += ".backups";
    return folder;
}

/// Copies all pages; the target's transaction ends with the last one.
Result<> copyPages(sqlite3* target, sqlite3* source, const Run& run)
{
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup)
        return tl::unexpected(errorOf(SQLite::Exception(target, sqlite3_errcode(target))));
    int code = SQLITE_OK;
    bool stopped = run.stopped();
    while (code == SQLITE_OK && !stopped) {
        code = sqlite3_backup_step(backup, kPagesAtOnce);
        const auto pages = sqlite3_backup_pagecount(backup);
        run.report({ pages - sqlite3_backup_remaining(backup), pages });
        stopped = run.stopped();
    }
    const int finished = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    if (stopped)
        return fail(Error::Code::cancelled, "stopped");
    const int failed = finished == SQLITE_OK ? code : finished;
    return tl::unexpected(errorOf(SQLite::Exception(sqlite3_errstr(failed), failed)));
}

/// Whether a copy opens and holds the imports that it should.
Result<> judgeCopy(const fs::path& file)
{
    return guarded([&]() -> Result<> {
        Connection copy(file.string(), SQLite::OPEN_READONLY);
        harden(copy);
        if (auto good = judgeSchema(copy, file); !good)
            return good;
        const auto found = copy.database().execAndGet("PRAGMA quick_check(1)").getString();
        if (found != "ok")
            return fail(Error::Code::notAWorkspace, "{}: {}", file.string(), found);
        return {};
    }).and_then([](Result<> judged) { return judged; });
}

} // namespace

void sweepBackups(const fs::path& workspace)
{
    sweepTemporariesIn(folderOf(workspace));
}

std::vector<Backup> backupsOf(const fs::path& workspace)
{
    std::vector<Backup> backups;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folderOf(workspace), error)) {
        // "2026-03-15T10-20-30Z.db", and "2026-03-15T10-20-30Z 2.db" of the same second.
        std::string name = entry.path().stem().string();
        if (entry.path().extension() != ".db" || name.size() < 20)
            continue;
        name[13] = name[16] = ':';
        const auto madeAt = parseTime(name.substr(0, 19));
        if (madeAt && entry.is_regular_file(error))
            backups.push_back({ entry.path(), *madeAt, entry.file_size(error) });
    }
    std::sort(backups.begin(), backups.end(), [](const Backup& a, const Backup& b) {
        const auto length = [](const Backup& backup) { return backup.file.native().size(); };
        return std::tuple(a.madeAt, length(a), a.file) > std::tuple(b.madeAt, length(b), b.file);
    });
    return backups;
}

Result<fs::path> replaceDamaged(const fs::path& workspace, const fs::path& backup)
{
    if (auto good = judgeCopy(backup); !good)
        return tl::unexpected(good.error());
    const auto lock = WriterLock::take(workspace);
    if (!lock)
        return tl::unexpected(lock.error());
    const auto temporary = temporaryBeside(workspace);
    if (!temporary)
        return temporary;
    std::error_code error;
    fs::copy_file(backup, *temporary, fs::copy_options::overwrite_existing, error);
    if (error) {
        const std::string why = error.message();
        fs::remove(*temporary, error);
        return fail(Error::Code::cannotWrite, "{}: {}", workspace.string(), why);
    }
    fs::path kept = workspace;
    kept.replace_filename(workspace.stem().string() + " damaged " + formatTime(now())
        + workspace.extension().string());
    // What a crash left beside the damaged file belongs to it, not to the backup.
    for (const char* companion : { "", "-journal", "-wal", "-shm" }) {
        fs::path from = workspace, to = kept;
        from += companion;
        to += companion;
        fs::rename(from, to, error);
    }
    if (auto done = renameInto(*temporary, workspace); !done)
        return tl::unexpected(done.error());
    return kept;
}

Backups::Backups(Connection& connection, fs::path workspace)
    : m_connection(connection)
    , m_workspace(std::move(workspace))
{
}

Result<> Backups::copyTo(const fs::path& target, const Run& run)
{
    std::error_code error;
    if (fs::equivalent(target, m_workspace, error))
        return fail(Error::Code::cannotWrite, "{} is the workspace itself", target.string());
    const auto temporary = temporaryBeside(target);
    if (!temporary)
        return tl::unexpected(temporary.error());
    auto done = guarded([&]() -> Result<> {
        Connection copy(temporary->string(), SQLite::OPEN_READWRITE);
        // The copy is synced once, as a whole, before it gets its name.
        copy.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        return copyPages(copy.database().getHandle(), m_connection.database().getHandle(), run)
            .and_then([&]() -> Result<> {
                copy.execute("PRAGMA journal_mode = DELETE"); // of a copy of a WAL file too
                return {};
            });
    }).and_then([](Result<> copied) { return copied; });
    if (!done && done.error().code == Error::Code::cannotOpen)
        done.error().code = Error::Code::cannotWrite; // the target is meant
    if (done)
        done = judgeCopy(*temporary);
    if (done)
        done = renameInto(*temporary, target);
    if (!done) {
        fs::remove(*temporary, error);
        if (done.error().detail.find(target.filename().string()) == std::string::npos)
            done.error().detail = target.string() + ": " + done.error().detail;
    }
    return done;
}

Result<Backup> Backups::make(const Run& run)
{
    const fs::path folder = folderOf(m_workspace);
    std::error_code error;
    if (fs::create_directory(folder, error))
        fs::permissions(folder, fs::perms::owner_all, error);
    if (error)
        return fail(Error::Code::cannotWrite, "{}: {}", folder.string(), error.message());
    std::string stem = formatTime(now());
    stem[13] = stem[16] = '-';
    // The newest of the same second is "... 2.db", then "... 3.db", whichever are gone by now.
    int twin = 1;
    for (const Backup& earlier : all()) {
        const std::string name = earlier.file.stem().string();
        if (name.starts_with(stem))
            twin = std::max(twin, 1 + std::max(1, std::atoi(name.c_str() + stem.size())));
    }
    const fs::path file = folder / (twin > 1 ? fmt::format("{} {}.db", stem, twin) : stem + ".db");
    if (auto copied = copyTo(file, run); !copied)
        return tl::unexpected(copied.error());
    const auto kept = all();
    for (std::size_t i = kMostBackups; i < kept.size(); ++i)
        fs::remove(kept[i].file, error);
    return kept.front();
}

Result<> Backups::makeOfTheDay(const Run& run)
{
    const auto isDue = guarded([&] {
        Query last(m_connection, "SELECT max(imported_at) FROM import");
        return last.next() && !last.isNull(0) && dayOf(last.time(0)) < dayOf(now());
    });
    if (!isDue)
        return tl::unexpected(isDue.error());
    if (!*isDue)
        return {};
    if (auto made = make(run); !made)
        return tl::unexpected(made.error());
    return {};
}

Result<> Backups::restore(const fs::path& backup, const Run& run)
{
    if (auto good = judgeCopy(backup); !good)
        return good;
    // Opened before the present state is kept: that may make this the sixth and remove it.
    return guarded([&]() -> Result<> {
        Connection source(backup.string(), SQLite::OPEN_READONLY);
        harden(source);
        source.database().execAndGet("SELECT count(*) FROM import");
        if (auto kept = make(run); !kept)
            return tl::unexpected(kept.error());
        if (auto copied =
                copyPages(m_connection.database().getHandle(), source.database().getHandle(), run);
            !copied)
            return copied;
        migrate(m_connection, migrationScripts());
        return {};
    }).and_then([](Result<> restored) { return restored; });
}

} // namespace mutuals
