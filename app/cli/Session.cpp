#include "app/cli/Session.h"

#include "app/cli/Text.h"
#include "core/records/Handle.h"
#include "core/report/Sentences.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
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
    const ExitCode code = app::exitCode(error);
    if (code == ExitCode::unanswerable)
        return unanswerable(error);
    const std::string text = printable(sentence(error));
    err << "mutuals-cli: " << text << '\n';
    if (json)
        print(boost::json::object { { "error", text } });
    return code;
}

ExitCode Session::unanswerable(const Error& error)
{
    const std::string text = printable(sentence(error));
    err << "mutuals-cli: " << text << '\n';
    if (json)
        print(
            boost::json::object { { "missing", boost::json::array { boost::json::value(text) } } });
    return ExitCode::unanswerable;
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
    return whose ? work(*workspace, *whose) : unanswerable(whose.error());
}

/// The creator asked for, or the only one.
Result<Creator> Session::creator(Workspace& workspace)
{
    if (creatorHandle) {
        const std::string handle = cleanHandle(*creatorHandle);
        const auto found = workspace.creators().find(handle);
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return fail(Error::Code::notFound, "the workspace holds no such creator");
        return **found;
    }
    const auto creators = workspace.creators().all();
    if (!creators)
        return tl::unexpected(creators.error());
    if (creators->empty())
        return fail(Error::Code::notFound, "the workspace is empty; import a file first");
    if (creators->size() == 1)
        return creators->front();
    std::vector<std::string> handles;
    for (const Creator& one : *creators)
        handles.push_back(one.handle);
    return fail(Error::Code::ambiguous, "the workspace holds several creators, {}",
        fmt::join(handles, ", "));
}

void Session::print(const boost::json::value& document)
{
    out << boost::json::serialize(document) << '\n';
}

} // namespace mutuals::cli
