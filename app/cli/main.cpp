#include "app/cli/Session.h"

#include <CLI/CLI.hpp>

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>

using namespace mutuals::cli;

namespace {

std::atomic<bool> interrupted = false;

void onInterrupt(int)
{
    interrupted = true;
}

/// Turns SIGINT into a request to stop: a signal handler itself may do next to nothing.
std::jthread watchInterrupt(std::stop_source stop)
{
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGXFSZ, SIG_IGN); // a limit on the size of files is a full disk, not the end
    return std::jthread([stop](std::stop_token over) mutable {
        // Wakes at once when the program is over: it waits for this thread.
        std::mutex mutex;
        std::condition_variable_any waker;
        const auto isOver = [&] {
            std::unique_lock lock(mutex);
            waker.wait_for(lock, over, std::chrono::milliseconds(20), [] { return false; });
            return over.stop_requested();
        };
        while (!stop.stop_requested() && !isOver()) {
            if (interrupted)
                stop.request_stop();
        }
        // An import answers at once. A question that only reads may be left where it is.
        for (int i = 0; i < 150; ++i) {
            if (over.stop_requested() || isOver())
                return;
        }
        std::_Exit(static_cast<int>(ExitCode::cancelled));
    });
}

struct Command {
    std::string_view name;
    void (*add)(CLI::App& app, Session& session);
};
constexpr Command kCommands[] = { { "import", addImportCommand }, { "imports", addImportsCommand },
    { "undo", addUndoCommand }, { "status", addStatusCommand },
    { "followers", addFollowersCommand }, { "audience", addAudienceCommand },
    { "changes", addChangesCommand }, { "person", addPersonCommand }, { "posts", addPostsCommand },
    { "retention", addRetentionCommand }, { "engagement", addEngagementCommand },
    { "policy", addPolicyCommand }, { "note", addNoteCommand }, { "leave-out", addLeaveOutCommand },
    { "impact", addImpactCommand }, { "queue", addQueueCommand }, { "decide", addDecideCommand },
    { "list", addListCommand }, { "chart", addChartCommand }, { "check", addCheckCommand },
    { "backup", addBackupCommand }, { "restore", addRestoreCommand },
    { "calibrate", addCalibrateCommand }, { "trial", addTrialCommand },
    { "stats", addStatsCommand } };

/// To declare every option of every command takes a millisecond of each start: only those commands
/// that stand among the words are declared, or all where none does.
void declareCommands(CLI::App& app, Session& session, const std::set<std::string_view>& words)
{
    const auto isAsked = [&](const Command& command) { return words.contains(command.name); };
    const bool isAnyAsked = std::any_of(std::begin(kCommands), std::end(kCommands), isAsked);
    for (const Command& command : kCommands) {
        if (!isAnyAsked || isAsked(command))
            command.add(app, session);
    }
}

int run(int argc, char** argv)
{
    std::stop_source stop;
    const auto watch = watchInterrupt(stop);
    Session session(std::cout, std::cerr, mutuals::Run { stop.get_token(), {} });

    CLI::App app {
        "Mutuals: should I follow my followers back? Everything that the dashboard answers,\n"
        "from the same workspace. Nothing goes online.",
        "mutuals-cli"
    };
    app.set_version_flag("--version", MUTUALS_VERSION);
    app.add_option("--workspace", session.workspaceFile, "Workspace file")->capture_default_str();
    app.add_option("--creator", session.creatorHandle,
        "Whose data, where the workspace holds several creators; whose files, where they do not "
        "say");
    app.add_flag("--json", session.json, "Print one JSON document instead of text");
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(
        "Exit codes: 0 done, 1 wrong usage, 2 some files were rejected, 3 all were rejected,\n"
        "4 the workspace cannot be used, 5 cancelled, 6 not answerable from what is there.\n\n"
        "  mutuals-cli import ~/Downloads/TikTok_Data_1734564600.zip\n"
        "  mutuals-cli policy add --name \"Follow back\" --start 2025-08-04\n"
        "  mutuals-cli impact --metric engagement-rate\n"
        "  mutuals-cli queue --limit 20");
    declareCommands(app, session, { argv + 1, argv + argc });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::usage);
    }
    return static_cast<int>(session.chosen());
}

} // namespace

int main(int argc, char** argv)
{
    // What one thread of an import gives back serves the others: a fifth less memory at its peak.
    ::mallopt(M_ARENA_MAX, 1);
    try {
        return run(argc, argv);
    } catch (const std::exception& exception) {
        std::cerr << "mutuals-cli: " << exception.what() << '\n';
        return static_cast<int>(ExitCode::workspace);
    }
}
