#include "app/cli/NumberTable.h"
#include "app/cli/Session.h"
#include "app/cli/StatsCommands.h"

#include "core/report/StatsJson.h"
#include "core/stats/ChangePoint.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct StartArguments {
    std::string file, followedBack, fresh;
};

ExitCode runStart(Session& session, const StartArguments& arguments)
{
    const auto table = NumberTable::read(arguments.file, session.run);
    if (!table)
        return session.failed(table.error());
    const auto hits = table->counts(arguments.followedBack);
    if (!hits)
        return session.failed(hits.error());
    const auto chances = table->counts(arguments.fresh);
    if (!chances)
        return session.failed(chances.error());
    std::vector<Tally> days;
    for (std::size_t i = 0; i < hits->size(); ++i) {
        if ((*hits)[i] > (*chances)[i])
            return session.failed({ Error::Code::invalid,
                fmt::format("Row {}: more followed back than came", i + 2) });
        days.push_back({ (*hits)[i], (*chances)[i] });
    }
    if (days.size() < 2)
        return session.failed({ Error::Code::tooFewDays, "one day cannot hold a change" });
    const ShareChange change = shareChange(days);
    if (session.json)
        session.print(toJson(change));
    else
        session.out << fmt::format("{} rows before the change (95% from {} to {}), log Bayes "
                                   "factor {:.2f}, share {:.3f} before and {:.3f} after\n",
            change.mode, change.low, change.high, change.logBayesFactor, change.shareBefore,
            change.shareAfter);
    return ExitCode::done;
}

void addStart(CLI::App& stats, Session& session)
{
    auto* command = stats.add_subcommand("start", "When a follow-back policy began");
    auto arguments = std::make_shared<StartArguments>();
    command->add_option("file", arguments->file, "Table with a header, one row per day")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--followed-back", arguments->followedBack, "Column of followed back")
        ->required();
    command->add_option("--new", arguments->fresh, "Column of new followers")->required();
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runStart(session, *arguments); };
    });
}

} // namespace

void addStatsCommand(CLI::App& app, Session& session)
{
    auto* stats = app.add_subcommand("stats", "The statistics alone, on any table, to audit them");
    stats->require_subcommand(1);
    addCounterfactual(*stats, session);
    addStart(*stats, session);
    addStatsTrial(*stats, session);
    addStatsTwoSample(*stats, session);
    addStatsPower(*stats, session);
    addStatsPanel(*stats, session);
    addSurvival(*stats, session);
    addIntervals(*stats, session);
}

} // namespace mutuals::cli
