#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/records/Handle.h"
#include "core/report/Json.h"
#include "core/report/Status.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <ostream>

namespace mutuals::cli {

namespace {

ExitCode runStatus(Session& session)
{
    auto workspace = session.open(Workspace::Access::read);
    if (!workspace)
        return ExitCode::workspace;
    auto found = status(*workspace);
    if (!found)
        return session.failed(found.error());
    if (session.creatorHandle) {
        const std::string asked = handleKey(cleanHandle(*session.creatorHandle));
        std::erase_if(found->creators,
            [&](const CreatorStatus& one) { return handleKey(one.creator.handle) != asked; });
        if (found->creators.empty())
            return session.unanswerable(
                { Error::Code::notFound, "the workspace holds no such creator" });
    }
    if (session.json) {
        session.print(toJson(*found));
        return ExitCode::done;
    }
    for (const CreatorStatus& one : found->creators) {
        session.out << '@' << printable(one.creator.handle) << '\n';
        if (one.days)
            session.out << fmt::format("  days {} to {}, {} known\n", formatDay(one.days->from),
                formatDay(one.days->end - std::chrono::days(1)), one.daysKnown);
        session.out << fmt::format("  {} posts, {} comments by others\n", one.posts, one.comments);
        session.out << fmt::format("  {} to review, {} chosen, {} of them followed by now\n",
            one.queue.open, one.queue.chosen + one.queue.ticked + one.queue.confirmed,
            one.queue.confirmed);
        std::vector<std::vector<std::string>> rows { { "  as of", "followers", "nameless",
            "following", "mutual", "came", "left", "returned", "renamed", "name gone" } };
        for (const Snapshot& s : one.snapshots)
            rows.push_back({ "  " + dayOrDash(s.asOf), numberOrDash(s.followers),
                std::to_string(s.nameless), numberOrDash(s.following), numberOrDash(s.mutual),
                numberOrDash(s.came), numberOrDash(s.left), numberOrDash(s.returned),
                numberOrDash(s.renamed), numberOrDash(s.nameGone) });
        session.out << table(rows);
    }
    if (found->creators.empty())
        session.out << "The workspace is empty. Import a file first.\n";
    session.out << "schema " << found->schema << ", integrity " << found->integrity << '\n';
    return ExitCode::done;
}

ExitCode runCheck(Session& session)
{
    auto workspace = session.open(Workspace::Access::read);
    if (!workspace)
        return ExitCode::workspace;
    const auto damages = workspace->imports().check();
    if (!damages)
        return session.failed(damages.error());
    if (session.json) {
        boost::json::array rows;
        for (const Damage& damage : *damages)
            rows.push_back(toJson(damage));
        session.print(
            boost::json::object { { "sound", damages->empty() }, { "damages", std::move(rows) } });
    } else if (damages->empty()) {
        session.out << "Every row of every import is as it came in.\n";
    }
    for (const Damage& damage : *damages)
        session.err << "mutuals-cli: "
                    << (damage.import ? fmt::format("import {}: ", damage.import.value)
                                      : std::string())
                    << printable(damage.what) << '\n';
    return damages->empty() ? ExitCode::done : ExitCode::workspace;
}

} // namespace

void addStatusCommand(CLI::App& app, Session& session)
{
    app.add_subcommand("status", "Creators, snapshots, periods and counts")->callback([&session] {
        session.chosen = [&session] { return runStatus(session); };
    });
}

void addCheckCommand(CLI::App& app, Session& session)
{
    app.add_subcommand(
           "check", "Recompute the row hash of every import, and let SQLite check its file")
        ->callback([&session] { session.chosen = [&session] { return runCheck(session); }; });
}

} // namespace mutuals::cli
