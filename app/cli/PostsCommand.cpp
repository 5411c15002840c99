#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/audience/Posts.h"
#include "core/impact/PostComparison.h"
#include "core/report/Json.h"
#include "core/report/PostReport.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct PostsArguments {
    std::string metric, start;
    bool asks() const { return !metric.empty() || !start.empty(); }
};

constexpr auto kNoPostsStart = "the first day of following back: record a policy or give --start";

std::string count(std::optional<std::int64_t> number)
{
    return number ? std::to_string(*number) : "–";
}

/// The day that parts the posts: the one given, else that of the policy; nothing: there is none.
Result<std::optional<PostQuestion>> postQuestion(Workspace& workspace, const Creator& creator,
    const PostsArguments& arguments, const std::vector<JoinedPost>& posts)
{
    PostQuestion question;
    if (const auto start = parseDay(arguments.start)) {
        question.start = *start;
        return question;
    }
    const auto policies = workspace.plans().policies(creator.id);
    if (!policies)
        return tl::unexpected(policies.error());
    const Policy* policy =
        policyInForce(*policies, posts.empty() ? Day {} : dayOf(posts.back().post.postedAt));
    if (!policy)
        return std::nullopt;
    question.start = policy->start;
    question.end = policy->end;
    return question;
}

void printList(Session& session, const std::vector<JoinedPost>& posts)
{
    std::vector<std::vector<std::string>> rows { { "posted", "views", "likes", "comments", "shares",
        "title" } };
    for (const JoinedPost& post : posts)
        rows.push_back(
            { formatTime(post.post.postedAt), count(post.post.views), count(post.post.likes),
                count(post.post.comments), count(post.post.shares), printable(post.post.title) });
    session.out << table(rows);
}

boost::json::object listJson(const std::vector<JoinedPost>& posts)
{
    boost::json::array rows;
    for (const JoinedPost& post : posts)
        rows.push_back(toJson(post));
    return { { "posts", std::move(rows) }, { "comparison", nullptr }, { "sentence", nullptr },
        { "grade", "C" }, { "missing", boost::json::array() } };
}

ExitCode printComparison(
    Session& session, boost::json::object document, const PostComparison& answer)
{
    boost::json::array missing;
    for (const std::string& one : answer.missing)
        missing.emplace_back(one);
    document["comparison"] = toJson(answer);
    document["sentence"] = postSentence(answer);
    document["missing"] = std::move(missing);
    if (session.json)
        session.print(document);
    else
        session.out << postSentence(answer) << '\n';
    for (const std::string& caveat : postCaveats(answer)) {
        if (!session.json)
            session.out << caveat << '\n';
    }
    return answer.missing.empty() ? ExitCode::done : ExitCode::unanswerable;
}

ExitCode runPosts(Session& session, const PostsArguments& arguments)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto archived = workspace.sightings().archived(creator.id);
            const auto videos = workspace.sightings().videos(creator.id);
            if (!archived || !videos)
                return session.failed(archived ? videos.error() : archived.error());
            const auto posts = joinedPosts(*archived, *videos);
            const auto question = postQuestion(workspace, creator, arguments, posts);
            if (!question)
                return session.failed(question.error());
            auto document = listJson(posts);
            if (!session.json && !arguments.asks())
                printList(session, posts);
            if (!*question) {
                document["missing"].as_array().emplace_back(kNoPostsStart);
                if (session.json)
                    session.print(document);
                if (!arguments.asks())
                    return ExitCode::done;
                session.err << "mutuals-cli: missing is " << kNoPostsStart << ".\n";
                return ExitCode::unanswerable;
            }
            const auto answers = postComparisons(posts, **question, session.run);
            if (!answers)
                return session.failed(answers.error());
            const auto metric = postMetricNamed(arguments.metric);
            const auto code = printComparison(session, std::move(document),
                metric ? (*answers)[static_cast<std::size_t>(*metric)] : firstAnswered(*answers));
            return arguments.asks() ? code : ExitCode::done;
        });
}

} // namespace

void addPostsCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("posts",
        "Every post, with what the archive, Studio and comments say of it, and whether posts did "
        "better after a day");
    auto arguments = std::make_shared<PostsArguments>();
    command
        ->add_option("--metric", arguments->metric,
            "What to compare (default: the first of these that can be)")
        ->check(CLI::IsMember({ "views", "likes", "comments", "shares" }));
    command
        ->add_option("--start", arguments->start, "First day (default: that of the newest policy)")
        ->check(isDay);
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runPosts(session, *arguments); };
    });
}

} // namespace mutuals::cli
