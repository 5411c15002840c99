#include "app/cli/Session.h"

#include "core/report/Sentences.h"

#include <boost/json/serialize.hpp>

#include <ostream>

namespace mutuals::cli {

Session::Session(std::ostream& output, std::ostream& errors, Run running)
    : out(output)
    , err(errors)
    , run(std::move(running))
    , workspaceFile(defaultWorkspaceFile())
{
}

ExitCode Session::failed(const Error& error)
{
    err << "mutuals-cli: " << sentence(error) << '\n';
    return app::exitCode(error);
}

std::optional<Workspace> Session::open(Workspace::Access access)
{
    auto workspace = Workspace::open(workspaceFile, access);
    if (!workspace) {
        failed(workspace.error());
        return {};
    }
    return std::move(*workspace);
}

ExitCode Session::withCreator(Workspace::Access access, const Work& work)
{
    auto workspace = open(access);
    if (!workspace)
        return ExitCode::workspace;
    const auto whose = creator(*workspace);
    if (!whose)
        return ExitCode::unanswerable;
    return work(*workspace, *whose);
}

/// The creator asked for, or the only one. Prints why when there is none.
std::optional<Creator> Session::creator(Workspace& workspace)
{
    if (creatorHandle) {
        const auto found = workspace.creators().find(*creatorHandle);
        if (found && *found)
            return **found;
        err << "mutuals-cli: the workspace holds no creator @" << *creatorHandle << ".\n";
        return {};
    }
    const auto creators = workspace.creators().all();
    if (!creators) {
        failed(creators.error());
        return {};
    }
    if (creators->size() == 1)
        return creators->front();
    if (creators->empty()) {
        err << "mutuals-cli: the workspace is empty. Import a file first.\n";
    } else {
        err << "mutuals-cli: the workspace holds several creators; say which with --creator:";
        for (const Creator& one : *creators)
            err << ' ' << one.handle;
        err << '\n';
    }
    return {};
}

void Session::print(const boost::json::value& document)
{
    out << boost::json::serialize(document) << '\n';
}

} // namespace mutuals::cli
