#include "app/cli/Session.h"
#include "app/cli/StatsCommands.h"
#include "app/cli/SurvivalAnswer.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

ExitCode runSurvival(Session& session, const SurvivalArguments& arguments)
{
    const auto table = NumberTable::read(arguments.file, session.run);
    if (!table)
        return session.failed(table.error());
    auto rows = survivalTable(*table, arguments.start, arguments.stop, arguments.event);
    if (!rows)
        return session.failed(rows.error());
    SurvivalAnswer made(arguments, *table, std::move(*rows), session.run);
    if (const auto done = made.make(); !done)
        return session.failed(done.error());
    if (session.json)
        session.print(made.answer);
    else
        session.out << made.text;
    return ExitCode::done;
}

} // namespace

void addSurvival(CLI::App& stats, Session& session)
{
    auto* command =
        stats.add_subcommand("survival", "How long until an event: Kaplan-Meier, log-rank, Cox");
    auto arguments = std::make_shared<SurvivalArguments>();
    auto& a = *arguments;
    command->add_option("file", a.file, "Table with a header; a column \"id\" tells persons apart")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--stop", a.stop, "Column: when watching ended")->required();
    command->add_option("--event", a.event, "Column: 1 where the event ended it, else 0")
        ->required();
    command->add_option("--start", a.start, "Column: when watching began (start-stop rows)");
    command->add_option("--group", a.group, "Column of the groups to compare");
    command->add_option("--covariates", a.covariates, "Columns of a Cox model, A,B")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--strata", a.strata, "Column within whose values to compare");
    command->add_option("--ties", a.ties, "Events at the same time")
        ->check(CLI::IsMember({ "efron", "breslow" }))
        ->capture_default_str();
    command
        ->add_option(
            "--at", a.at, "Times to report, A,B (90,180,365,730; with --start 30,90,180,365)")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--within", a.within, "Mean time within so long")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_option(
        "--treated-at", a.treatedAt, "Column: when a treatment began; empty: never");
    command->add_option("--landmark", a.landmark, "Time at which --treated-at is taken as known")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->add_option("--every", a.every, "Also as if seen through looks so far apart")
        ->check(CLI::PositiveNumber);
    command->add_option("--last", a.last, "Interval of --every that takes in all later ones")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runSurvival(session, *arguments); };
    });
}

} // namespace mutuals::cli
