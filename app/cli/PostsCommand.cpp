#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/audience/Posts.h"
#include "core/report/Json.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <ostream>

namespace mutuals::cli {

namespace {

std::string count(std::optional<std::int64_t> number)
{
    return number ? std::to_string(*number) : "–";
}

ExitCode runPosts(Session& session)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto archived = workspace.sightings().archived(creator.id);
            const auto videos = workspace.sightings().videos(creator.id);
            if (!archived || !videos)
                return session.failed(archived ? videos.error() : archived.error());
            const auto posts = joinedPosts(*archived, *videos);
            if (session.json) {
                boost::json::array rows;
                for (const JoinedPost& post : posts)
                    rows.push_back(toJson(post));
                session.print(boost::json::object { { "posts", std::move(rows) } });
                return ExitCode::done;
            }
            std::vector<std::vector<std::string>> rows { { "posted", "views", "likes", "comments",
                "shares", "title" } };
            for (const JoinedPost& post : posts)
                rows.push_back({ formatTime(post.post.postedAt), count(post.post.views),
                    count(post.post.likes), count(post.post.comments), count(post.post.shares),
                    printable(post.post.title) });
            session.out << table(rows);
            return ExitCode::done;
        });
}

} // namespace

void addPostsCommand(CLI::App& app, Session& session)
{
    app.add_subcommand("posts", "Every post, with what the archive, Studio and comments say of it")
        ->callback([&session] { session.chosen = [&session] { return runPosts(session); }; });
}

} // namespace mutuals::cli
