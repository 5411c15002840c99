#include "app/cli/Session.h"
#include "app/cli/TableText.h"
#include "app/cli/Text.h"

#include "core/import/Importer.h"
#include "core/report/Json.h"
#include "core/report/Sentences.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct ImportArguments {
    std::vector<std::filesystem::path> files;
    std::string asOf;
    std::optional<int> year;
    std::vector<std::string> lists; ///< "FILE=followers"
    std::string map;
    bool acceptPartial = false, dryRun = false, yes = false;
};

/// "Abonnés.txt=followers" -> the file and its list.
std::optional<std::pair<std::string, ListChoice>> listChoice(const std::string& text)
{
    const auto cut = text.find_last_of('=');
    const auto choice =
        cut == std::string::npos ? std::nullopt : listChoiceNamed(text.substr(cut + 1));
    if (!choice || cut == 0)
        return {};
    return std::pair(text.substr(0, cut), *choice);
}

const CLI::Validator kListChoice(
    [](std::string& text) {
        return listChoice(text) ? std::string()
                                : "FILE=followers, =following, =blocked or =none, not " + text;
    },
    "FILE=LIST");

/// A line on a terminal that says how far it is; nothing where the output goes to a file.
Run withProgress(const Session& session)
{
    Run run = session.run;
    if (!::isatty(STDERR_FILENO))
        return run;
    run.progress = [&session, last = std::chrono::steady_clock::time_point()](
                       const Progress& p) mutable {
        const auto at = std::chrono::steady_clock::now();
        if (at - last < std::chrono::milliseconds(100))
            return;
        last = at;
        session.err << fmt::format("\r{:3} %", p.total > 0 ? 100 * p.done / p.total : 0)
                    << std::flush;
    };
    return run;
}

ExitCode exitCode(const std::vector<FileOutcome>& outcomes)
{
    std::size_t rejected = 0;
    for (const FileOutcome& outcome : outcomes)
        rejected += outcome.state == FileOutcome::State::rejected;
    if (rejected == 0)
        return ExitCode::done;
    return rejected == outcomes.size() ? ExitCode::allRejected : ExitCode::someRejected;
}

ExitCode runImport(Session& session, const ImportArguments& arguments)
{
    const bool existed = std::filesystem::exists(session.workspaceFile);
    auto workspace = session.open(Workspace::Access::write);
    if (!workspace)
        return ExitCode::workspace;
    if (!workspace->interrupted().empty())
        session.err << "mutuals-cli: " << printable(workspace->interrupted())
                    << " was interrupted; nothing of it went in.\n";
    ImportOptions options;
    options.creator = session.creatorHandle;
    options.asOf = parseDay(arguments.asOf);
    options.year = arguments.year;
    options.acceptPartial = arguments.acceptPartial;
    if (arguments.yes)
        options.renameMe = true;
    options.dryRun = arguments.dryRun;
    for (const std::string& text : arguments.lists)
        options.lists.insert(*listChoice(text));
    if (!arguments.map.empty()) {
        auto mapping = mappingTyped(arguments.map);
        if (!mapping)
            return session.failed(mapping.error());
        options.mappings.emplace(std::string(), std::move(*mapping));
    }
    const auto outcomes = importFiles(*workspace, arguments.files, options, withProgress(session));
    if (arguments.dryRun && !existed) { // leaves nothing behind, not even an empty workspace
        workspace.reset();
        std::error_code ignored;
        std::filesystem::remove(session.workspaceFile, ignored);
    }
    if (!outcomes)
        return session.failed(outcomes.error());
    if (session.json) {
        boost::json::array files;
        for (const FileOutcome& outcome : *outcomes)
            files.push_back(toJson(outcome));
        session.print(boost::json::object { { "files", std::move(files) } });
    } else {
        for (const FileOutcome& outcome : *outcomes) {
            session.out << printable(outcome.file) << ": " << stateName(outcome.state) << ". "
                        << printable(sentence(outcome)) << '\n';
            for (std::size_t i = 0; i < std::min<std::size_t>(outcome.reports.size(), 10); ++i)
                session.out << "    " << printable(outcome.reports[i].place) << ": "
                            << printable(outcome.reports[i].reason) << '\n';
            if (outcome.reportCount > 10)
                session.out << "    and " << outcome.reportCount - 10
                            << " more; --json has the first " << kMostReports << '\n';
            if (outcome.unknownTable
                && (arguments.dryRun || outcome.state == FileOutcome::State::rejected))
                session.out << tableText(*outcome.unknownTable);
        }
    }
    return exitCode(*outcomes);
}

ExitCode runImports(Session& session)
{
    auto workspace = session.open(Workspace::Access::read);
    if (!workspace)
        return ExitCode::workspace;
    const auto creators = workspace->creators().all();
    const auto imports = workspace->imports().all();
    if (!creators || !imports)
        return session.failed(creators ? imports.error() : creators.error());
    const auto handleOf = [&](Id<Creator> id) {
        for (const Creator& creator : *creators) {
            if (creator.id == id)
                return creator.handle;
        }
        return std::string();
    };
    if (session.json) {
        boost::json::array rows;
        for (const Import& import : *imports)
            rows.push_back(toJson(import, handleOf(import.creator)));
        session.print(boost::json::object { { "imports", std::move(rows) } });
        return ExitCode::done;
    }
    std::vector<std::vector<std::string>> rows { { "id", "as of", "creator", "kind", "new", "known",
        "rejected", "file" } };
    for (const Import& import : *imports)
        rows.push_back({ std::to_string(import.id.value), dayOrDash(import.asOf),
            handleOf(import.creator), std::string(kindName(import.kind)),
            std::to_string(import.rows.fresh), std::to_string(import.rows.known),
            std::to_string(import.rows.rejected), printable(import.file) });
    session.out << table(rows);
    return ExitCode::done;
}

} // namespace

void addImportCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("import",
        "Read exports into the workspace: data archives (zip, JSON or TXT), Studio tables\n"
        "(zip, CSV or XLSX), comments, followers and profiles that other tools exported (CSV,\n"
        "XLSX, JSON, NDJSON), or folders of them");
    auto arguments = std::make_shared<ImportArguments>();
    command->add_option("files", arguments->files, "Files and folders")->required();
    command
        ->add_option(
            "--as-of", arguments->asOf, "Day of a snapshot whose file does not say (YYYY-MM-DD)")
        ->check(isDay);
    command->add_option("--year", arguments->year, "Year of the last row of dates without a year")
        ->check(CLI::Range(2016, 2100));
    command->add_option("--map", arguments->map,
        "What the columns of a table are that Mutuals does not know, as \"handle=Who,time=When,"
        "text=Comment\".\nAlso: likes, video, id, displayName, bio, region, followers, following, "
        "videos, verified,\nprivate, and dates=day-first or month-first. Remembered for the same "
        "header.");
    command->add_flag("--accept-partial", arguments->acceptPartial,
        "Take the complete rows of a file that ends early");
    command
        ->add_option("--list", arguments->lists,
            "Which list a file of a TXT archive holds, where only you can tell:\n"
            "FILE=followers, =following, =blocked or =none; may be repeated")
        ->check(kListChoice)
        ->take_all();
    command->add_flag("--dry-run", arguments->dryRun, "Read and judge, but write nothing");
    command->add_flag("--yes", arguments->yes,
        "A file that names its owner renames the creator \"me\" of earlier files");
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runImport(session, *arguments); };
    });
}

void addImportsCommand(CLI::App& app, Session& session)
{
    app.add_subcommand("imports", "What was imported, newest first")->callback([&session] {
        session.chosen = [&session] { return runImports(session); };
    });
}

} // namespace mutuals::cli
