#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/import/Undo.h"
#include "core/report/Json.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

ExitCode runUndo(Session& session, std::int64_t number)
{
    auto workspace = session.open(Workspace::Access::write);
    if (!workspace)
        return ExitCode::workspace;
    const auto taken = undoImport(*workspace, { number }, session.run);
    if (!taken)
        return session.failed(taken.error());
    if (session.json)
        session.print(boost::json::object {
            { "undone", number }, { "file", taken->file }, { "kind", kindName(taken->kind) } });
    else
        session.out << "Import " << number << " is taken back: " << printable(taken->file)
                    << ". What you entered stays.\n";
    return ExitCode::done;
}

boost::json::object backupJson(const Backup& backup)
{
    return { { "file", backup.file.string() }, { "madeAt", formatTime(backup.madeAt) },
        { "bytes", backup.bytes } };
}

ExitCode runBackup(Session& session, const std::filesystem::path& target)
{
    auto workspace = session.open(Workspace::Access::write);
    if (!workspace)
        return ExitCode::workspace;
    std::filesystem::path made = target;
    if (target.empty()) {
        const auto kept = workspace->backups().make(session.run);
        if (!kept)
            return session.failed(kept.error());
        made = kept->file;
    } else if (auto copied = workspace->backups().copyTo(target, session.run); !copied) {
        return session.failed(copied.error());
    }
    if (session.json)
        session.print(boost::json::object { { "file", made.string() } });
    else
        session.out << "Kept a copy: " << printable(made.string()) << '\n';
    return ExitCode::done;
}

ExitCode listBackups(Session& session)
{
    const auto backups = backupsOf(session.workspaceFile);
    if (session.json) {
        boost::json::array rows;
        for (const Backup& backup : backups)
            rows.push_back(backupJson(backup));
        session.print(boost::json::object { { "backups", std::move(rows) } });
        return ExitCode::done;
    }
    if (backups.empty())
        session.out << "No backup is kept yet. One is made before the first import of a day.\n";
    for (const Backup& backup : backups)
        session.out << formatTime(backup.madeAt) << "  " << backup.bytes << " bytes  "
                    << printable(backup.file.string()) << '\n';
    return ExitCode::done;
}

/// Restores the backup named, else the newest; into a workspace that does not open as well.
ExitCode runRestore(Session& session, std::filesystem::path backup)
{
    if (backup.empty()) {
        const auto backups = backupsOf(session.workspaceFile);
        if (backups.empty())
            return session.failed(
                Error { Error::Code::notFound, "no backup of this workspace is kept" });
        backup = backups.front().file;
    }
    auto workspace = Workspace::open(session.workspaceFile, Workspace::Access::write);
    Result<> done;
    std::string kept;
    if (workspace) {
        done = workspace->backups().restore(backup, session.run);
    } else if (workspace.error().code == Error::Code::notAWorkspace
        || workspace.error().code == Error::Code::database) {
        const auto aside = replaceDamaged(session.workspaceFile, backup);
        if (aside)
            kept = aside->string();
        else
            done = tl::unexpected(aside.error());
    } else {
        done = tl::unexpected(workspace.error());
    }
    if (!done)
        return session.failed(done.error());
    if (session.json)
        session.print(boost::json::object { { "restored", backup.string() } });
    else
        session.out << "Restored: " << printable(backup.string()) << '\n'
                    << (kept.empty() ? "The state before is kept as a backup.\n"
                                     : "The damaged file is kept: " + printable(kept) + "\n");
    return ExitCode::done;
}

} // namespace

void addUndoCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("undo", "Take an import back, and all that only it brought");
    auto number = std::make_shared<std::int64_t>();
    command->add_option("import-id", *number, "Its number, as `imports` lists it")->required();
    command->callback([&session, number] {
        session.chosen = [&session, number] { return runUndo(session, *number); };
    });
}

void addBackupCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "backup", "Keep a copy of the workspace; the last five are kept beside it");
    auto target = std::make_shared<std::filesystem::path>();
    auto list = std::make_shared<bool>(false);
    command->add_option("--out", *target, "Put the copy there instead");
    command->add_flag("--list", *list, "List the copies that are kept");
    command->callback([&session, target, list] {
        session.chosen = [&session, target, list] {
            return *list ? listBackups(session) : runBackup(session, *target);
        };
    });
}

void addRestoreCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("restore",
        "Bring a backup back; without a file the newest. The present state is kept as a backup");
    auto backup = std::make_shared<std::filesystem::path>();
    command->add_option("backup", *backup, "A copy that `backup` made");
    command->callback([&session, backup] {
        session.chosen = [&session, backup] { return runRestore(session, *backup); };
    });
}

} // namespace mutuals::cli
