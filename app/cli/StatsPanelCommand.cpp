#include "app/cli/StatsColumns.h"
#include "app/cli/StatsCommands.h"

#include "core/report/AdoptionJson.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <ostream>
#include <set>

namespace mutuals::cli {

namespace {

constexpr int kFewestUnits = 5;

struct PanelArguments {
    std::string file, unit, time, cohort, outcome, controls = "not-yet";
    AdoptionOptions options;
};

struct PanelTable {
    AdoptionPanel panel;
    std::vector<std::string> notes;
};

/// A panel as its rows say it, with gaps.
struct Cells {
    LabelColumn units;
    std::vector<double> times;
    std::vector<double> cohort; ///< [units]; infinite: never
    std::vector<double> outcome; ///< [units][times]; NaN: missing
};

Result<Cells> cellsOf(const NumberTable& table, const PanelArguments& arguments)
{
    auto units = labelColumn(table, arguments.unit);
    if (!units)
        return tl::unexpected(units.error());
    const auto times = fullColumn(table, arguments.time);
    if (!times)
        return tl::unexpected(times.error());
    auto cohorts = table.numbers(arguments.cohort);
    if (!cohorts)
        return tl::unexpected(cohorts.error());
    const auto outcome = table.numbers(arguments.outcome);
    if (!outcome)
        return tl::unexpected(outcome.error());
    Cells cells { std::move(*units), {}, {}, {} };
    const std::set<double> different(times->begin(), times->end());
    cells.times.assign(different.begin(), different.end());
    const std::size_t width = cells.times.size();
    constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
    cells.cohort.assign(cells.units.names.size(), kMissing);
    cells.outcome.assign(cells.units.names.size() * width, kMissing);
    std::vector<char> filled(cells.outcome.size(), 0);
    for (std::size_t i = 0; i < outcome->size(); ++i) {
        const auto unit = static_cast<std::size_t>(cells.units.of[i]);
        double& cohort = (*cohorts)[i];
        if (std::isnan(cohort) || cohort == 0)
            cohort = std::numeric_limits<double>::infinity();
        if (std::isnan(cells.cohort[unit]))
            cells.cohort[unit] = cohort;
        else if (cells.cohort[unit] != cohort)
            return fail(Error::Code::invalid,
                "Row {}: unit \"{}\" is in another cohort than in a row above: a unit has one time "
                "of its first treatment, 0 for never",
                rowNumber(i), cells.units.names[unit]);
        const auto time = static_cast<std::size_t>(
            std::lower_bound(cells.times.begin(), cells.times.end(), (*times)[i])
            - cells.times.begin());
        if (filled[unit * width + time])
            return fail(Error::Code::invalid,
                "Row {}: unit \"{}\" has time {} twice: take one of the rows out", rowNumber(i),
                cells.units.names[unit], (*times)[i]);
        filled[unit * width + time] = 1;
        cells.outcome[unit * width + time] = (*outcome)[i];
    }
    return cells;
}

std::string someOf(const std::vector<std::string>& names)
{
    constexpr std::size_t kMost = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i)
        text += (i ? ", " : "") + names[i];
    return text + (names.size() > kMost ? ", ..." : "");
}

/// Units that are complete and were untreated at first; what is left out is said.
PanelTable balanced(const Cells& cells)
{
    PanelTable found;
    found.panel.times = cells.times;
    const std::size_t width = cells.times.size();
    std::vector<std::string> incomplete, early;
    std::map<double, int> sizes;
    for (std::size_t unit = 0; unit < cells.cohort.size(); ++unit) {
        const auto first = cells.outcome.begin() + static_cast<std::ptrdiff_t>(unit * width);
        const auto end = first + static_cast<std::ptrdiff_t>(width);
        if (std::any_of(first, end, [](double value) { return std::isnan(value); })) {
            incomplete.push_back(cells.units.names[unit]);
        } else if (cells.cohort[unit] <= cells.times.front()) {
            early.push_back(cells.units.names[unit]);
        } else {
            found.panel.cohort.push_back(cells.cohort[unit]);
            found.panel.outcome.insert(found.panel.outcome.end(), first, end);
            if (std::isfinite(cells.cohort[unit]))
                ++sizes[cells.cohort[unit]];
        }
    }
    if (!incomplete.empty())
        found.notes.push_back(fmt::format("{} of {} units miss a time and are left out ({}): the "
                                          "answer is about the others",
            incomplete.size(), cells.cohort.size(), someOf(incomplete)));
    if (!early.empty())
        found.notes.push_back(
            fmt::format("{} units were treated at the first time or before and are left out ({})",
                early.size(), someOf(early)));
    for (const auto& entry : sizes) {
        if (entry.second < kFewestUnits)
            found.notes.push_back(fmt::format("cohort {} has {} units, fewer than {}: its errors "
                                              "are not to be trusted; join it with a neighbor",
                entry.first, entry.second, kFewestUnits));
    }
    return found;
}

std::string whyNot(const AdoptionPanel& panel, AdoptionControls controls)
{
    if (panel.times.size() < 2)
        return "One time cannot show a change";
    if (panel.units() == 0)
        return "No unit has an outcome at all times and was untreated at the first";
    const auto never = std::count_if(
        panel.cohort.begin(), panel.cohort.end(), [](double cohort) { return std::isinf(cohort); });
    if (never == static_cast<std::ptrdiff_t>(panel.units()))
        return "No unit is ever treated";
    if (controls == AdoptionControls::never && never == 0)
        return "Every unit is treated at some time: use --controls not-yet";
    return {};
}

void printPanel(
    std::ostream& out, const StaggeredAdoption& found, const std::vector<std::string>& notes)
{
    const auto line = [&](const std::string& what, const AdoptionMean& mean, double low,
                          double high) {
        out << fmt::format(
            "{} {:.6g} (95% from {:.6g} to {:.6g})\n", what, mean.estimate, low, high);
    };
    if (found.simple)
        line("Average effect", *found.simple, found.simple->low, found.simple->high);
    for (const EventEffect& event : found.events)
        line(fmt::format("{:+} times from treatment:", event.eventTime), event, event.bandLow,
            event.bandHigh);
    if (found.preTrend)
        out << fmt::format("Apart before treatment: largest t {:.3g}, p {:.3g}\n",
            found.preTrend->largest, found.preTrend->p);
    for (const std::string& note : notes)
        out << "Note: " << note << ".\n";
}

ExitCode runPanel(Session& session, const PanelArguments& arguments)
{
    const auto table = NumberTable::read(arguments.file, session.run);
    if (!table)
        return session.failed(table.error());
    const auto cells = cellsOf(*table, arguments);
    if (!cells)
        return session.failed(cells.error());
    const PanelTable read = balanced(*cells);
    AdoptionOptions options = arguments.options;
    options.controls =
        arguments.controls == "never" ? AdoptionControls::never : AdoptionControls::notYet;
    if (const std::string why = whyNot(read.panel, options.controls); !why.empty())
        return unanswered(session, why);
    const auto found = staggeredAdoption(read.panel, options, session.run);
    if (!found && found.error().code == Error::Code::tooFewDays)
        return unanswered(session, found.error().detail);
    if (!found)
        return session.failed(found.error());
    std::vector<std::string> notes = read.notes;
    if (!found->simple)
        notes.push_back("no cohort has controls after its treatment");
    if (session.json)
        session.print(toJson(*found, options.controls, notes));
    else
        printPanel(session.out, *found, notes);
    return ExitCode::done;
}

} // namespace

void addStatsPanel(CLI::App& stats, Session& session)
{
    auto* command = stats.add_subcommand("panel",
        "A treatment that begins at different times: effects by cohort and time (Callaway and "
        "Sant'Anna)");
    auto arguments = std::make_shared<PanelArguments>();
    command->add_option("file", arguments->file, "Table with a header, one row per unit and time")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--unit", arguments->unit, "Column of units")->required();
    command->add_option("--time", arguments->time, "Column of times, as numbers")->required();
    command->add_option("--cohort", arguments->cohort, "Column of the first treated time; 0: never")
        ->required();
    command->add_option("--outcome", arguments->outcome, "Column of numbers")->required();
    command->add_option("--controls", arguments->controls, "Compared with those treated later, too")
        ->check(CLI::IsMember({ "not-yet", "never" }))
        ->capture_default_str();
    command->add_option("--draws", arguments->options.draws, "Draws of the bootstrap of the band")
        ->check(CLI::Range(999, 1000000))
        ->capture_default_str();
    command->add_option("--seed", arguments->options.seed, "Seed of the draws")
        ->capture_default_str();
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runPanel(session, *arguments); };
    });
}

} // namespace mutuals::cli
