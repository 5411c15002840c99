#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct ChartArguments {
    std::string kind;
    std::string metric = "engagement-rate";
    std::filesystem::path out;
    std::string size;
    double scale = 1;
    std::string theme = "light";
};

/// The dashboard's program, which lies beside this one: it alone loads Qt, so that an import does
/// not wait for it.
std::filesystem::path dashboard()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).replace_filename("mutuals");
}

std::string isSize(const std::string& text)
{
    const auto cross = text.find('x');
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.size() < 6 && part[0] != '0'
            && part.find_first_not_of("0123456789") == part.npos;
    };
    const std::string_view whole = text;
    if (cross == std::string::npos || !digits(whole.substr(0, cross))
        || !digits(whole.substr(cross + 1)))
        return "write width and height in pixels, as 1200x675";
    return {};
}

struct Drawn {
    ExitCode code = ExitCode::usage;
    std::string said; ///< to standard error
};

/// Runs the dashboard's program and waits for it.
Drawn draw(std::vector<std::string>& words)
{
    Drawn drawn;
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    int pipe[2];
    if (::pipe(pipe) != 0)
        return drawn;
    // A chart needs no screen, and nobody wants to read of a missing runtime folder.
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    ::setenv("QT_LOGGING_RULES", "default.warning=false", 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(pipe[1], STDERR_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    char buffer[512];
    for (ssize_t n = 0; (n = ::read(pipe[0], buffer, sizeof buffer)) > 0;)
        drawn.said.append(buffer, static_cast<std::size_t>(n));
    ::close(pipe[0]);
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return drawn;
    if (WEXITSTATUS(status) == 127)
        drawn.said = fmt::format(
            "mutuals-cli: charts are drawn by {}, which is not there.\n", words.front());
    else
        drawn.code = static_cast<ExitCode>(WEXITSTATUS(status));
    return drawn;
}

ExitCode runChart(Session& session, const ChartArguments& arguments)
{
    const ExitCode found =
        session.withCreator(Workspace::Access::read, [&](Workspace&, const Creator& creator) {
            session.creatorHandle = creator.handle;
            return ExitCode::done;
        });
    if (found != ExitCode::done)
        return found;
    std::vector<std::string> words { dashboard().string(), "--workspace",
        session.workspaceFile.string(), "--creator", *session.creatorHandle, "--chart",
        arguments.kind == "impact" ? arguments.metric : arguments.kind, "--out",
        arguments.out.string(), "--scale", fmt::format("{}", arguments.scale), "--theme",
        arguments.theme };
    if (!arguments.size.empty()) {
        words.emplace_back("--size");
        words.push_back(arguments.size);
    }
    session.out << std::flush;
    const Drawn drawn = draw(words);
    session.err << drawn.said;
    if (session.json && drawn.code == ExitCode::done)
        session.print(boost::json::object { { "file", arguments.out.string() } });
    else if (session.json && drawn.code == ExitCode::unanswerable)
        session.print(boost::json::object {
            { "missing", boost::json::array { boost::json::value(drawn.said) } } });
    else if (session.json)
        session.print(boost::json::object { { "error", drawn.said } });
    return drawn.code;
}

} // namespace

void addChartCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "chart", "The chart of a page as PNG, SVG or PDF, told by the file's suffix");
    auto arguments = std::make_shared<ChartArguments>();
    command
        ->add_option("kind", arguments->kind,
            "Before and after of a metric (impact, with --metric, or the metric's name),\n"
            "followers per day, snapshots: who came and left between archives,\n"
            "posts: how their counts are spread before and after, retention: who stays,\n"
            "or engagement: comments around the follow-back")
        ->required()
        ->check(CLI::IsMember({ "impact", "followers", "snapshots", "posts", "retention",
            "engagement", "engagement-rate", "views", "profile-views", "likes", "comments",
            "shares", "net-growth" }));
    command->add_option("--metric", arguments->metric, "With impact: which metric")
        ->check(CLI::IsMember({ "engagement-rate", "views", "profile-views", "likes", "comments",
            "shares", "net-growth" }))
        ->capture_default_str();
    command->add_option("--out", arguments->out, "The file to write: .png, .svg or .pdf")
        ->required();
    command->add_option("--size", arguments->size, "Logical size, as 1200x675")->check(isSize);
    command->add_option("--scale", arguments->scale, "Pixels per logical pixel of a PNG")
        ->check(CLI::Range(0.5, 8.0))
        ->capture_default_str();
    command->add_option("--theme", arguments->theme, "light or dark")
        ->check(CLI::IsMember({ "light", "dark" }))
        ->capture_default_str();
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runChart(session, *arguments); };
    });
}

} // namespace mutuals::cli
