#pragma once

#include "app/ExitCode.h"
#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Creator.h"
#include "core/store/Workspace.h"

#include <boost/json/value.hpp>

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace mutuals::cli {

using app::ExitCode;

/// What every command gets: where to print, which workspace, which creator, when to stop.
class Session {
public:
    Session(std::ostream& out, std::ostream& err, Run run);

    std::ostream& out;
    std::ostream& err; ///< progress and messages
    Run run;

    std::filesystem::path workspaceFile; ///< --workspace
    std::optional<std::string> creatorHandle; ///< --creator
    bool json = false; ///< --json

    /// Registered by each command; runs the one that was called.
    std::function<ExitCode()> chosen;

    /// Opens the workspace. Prints why when it cannot.
    std::optional<Workspace> open(Workspace::Access access);
    /// Opens the workspace, finds the creator and does the work with both, or says why it cannot.
    using Work = std::function<ExitCode(Workspace& workspace, const Creator& creator)>;
    ExitCode withCreator(Workspace::Access access, const Work& work);

    void print(const boost::json::value& document); ///< one line, to `out`
    ExitCode failed(const Error& error); ///< prints it, says the exit code
    /// Prints what is missing for an answer.
    ExitCode unanswerable(const Error& error);

private:
    Result<Creator> creator(Workspace& workspace);
};

/// One function per command: adds its name, arguments and help to the program.
void addImportCommand(CLI::App& app, Session& session);
void addImportsCommand(CLI::App& app, Session& session);
void addUndoCommand(CLI::App& app, Session& session);
void addBackupCommand(CLI::App& app, Session& session);
void addRestoreCommand(CLI::App& app, Session& session);
void addStatusCommand(CLI::App& app, Session& session);
void addCheckCommand(CLI::App& app, Session& session);
void addPostsCommand(CLI::App& app, Session& session);
void addEngagementCommand(CLI::App& app, Session& session);
void addRetentionCommand(CLI::App& app, Session& session);
void addAudienceCommand(CLI::App& app, Session& session);
void addFollowersCommand(CLI::App& app, Session& session);
void addChangesCommand(CLI::App& app, Session& session);
void addPersonCommand(CLI::App& app, Session& session);
void addPolicyCommand(CLI::App& app, Session& session);
void addNoteCommand(CLI::App& app, Session& session);
void addLeaveOutCommand(CLI::App& app, Session& session);
void addImpactCommand(CLI::App& app, Session& session);
void addQueueCommand(CLI::App& app, Session& session);
void addDecideCommand(CLI::App& app, Session& session);
void addListCommand(CLI::App& app, Session& session);
void addChartCommand(CLI::App& app, Session& session);
void addCalibrateCommand(CLI::App& app, Session& session);
void addTrialCommand(CLI::App& app, Session& session);
void addStatsCommand(CLI::App& app, Session& session);

} // namespace mutuals::cli
