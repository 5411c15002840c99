#include "app/cli/StatsCommands.h"

#include "app/cli/NumberTable.h"
#include "app/cli/Session.h"

#include "core/impact/Counterfactual.h"
#include "core/report/StatsJson.h"
#include "core/stats/CausalImpactModel.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

constexpr int kWeek = 7;
constexpr const char* kM1 = "m1";
constexpr const char* kCausalImpact = "causalimpact";
constexpr std::string_view kDateColumn = "date"; ///< if the table has it, it tells the weekdays

struct CounterfactualArguments {
    std::string file, value, transform = "none", model = "m1", method = "exact", errors = "normal";
    std::vector<std::string> with;
    int before = 0, draws = 4000;
    std::optional<int> season; ///< weekly for m1, none for causalimpact
    std::uint64_t seed = 1;
};

/// The cells of one column on the days of the table; days between two rows are missing.
std::vector<double> spread(
    const std::vector<double>& cells, const std::vector<Day>& days, std::size_t count)
{
    if (days.empty())
        return cells;
    std::vector<double> values(count, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < cells.size(); ++i)
        values[static_cast<std::size_t>((days[i] - days.front()).count())] = cells[i];
    return values;
}

Result<AuditedSeries> seriesOf(const NumberTable& table, const CounterfactualArguments& arguments)
{
    if (arguments.before >= table.rows())
        return fail(Error::Code::invalid, "--pre {} leaves none of {} rows for the days after",
            arguments.before, table.rows());
    std::vector<Day> days;
    if (table.has(kDateColumn)) {
        const auto found = table.days(kDateColumn);
        if (!found)
            return tl::unexpected(found.error());
        days = *found;
    }
    const auto rows = static_cast<std::size_t>(table.rows());
    const std::size_t count =
        days.empty() ? rows : static_cast<std::size_t>((days.back() - days.front()).count()) + 1;
    if (count > 100 * rows)
        return fail(Error::Code::invalid, "the days lie too far apart for a daily series");

    AuditedSeries asked { arguments.value, {}, {} };
    const auto first = static_cast<std::size_t>(arguments.before);
    asked.series.before =
        days.empty() ? arguments.before : static_cast<int>((days[first] - days[0]).count());
    if (!days.empty())
        asked.first = days.front();
    const auto values = table.numbers(arguments.value);
    if (!values)
        return tl::unexpected(values.error());
    asked.series.values = spread(*values, days, count);
    for (const std::string& name : arguments.with) {
        const auto covariate = table.numbers(name);
        if (!covariate)
            return tl::unexpected(covariate.error());
        asked.series.covariates.push_back(spread(*covariate, days, count));
    }
    if (arguments.model == kM1 && arguments.season.value_or(kWeek) == kWeek) {
        const unsigned monday =
            days.empty() ? 0 : std::chrono::weekday(days.front()).iso_encoding() - 1;
        for (std::size_t t = 0; t < count; ++t)
            asked.series.weekdays.push_back(static_cast<int>((monday + t) % 7));
    }
    return asked;
}

void printCounterfactual(std::ostream& out, const Counterfactual& found)
{
    out << fmt::format("Average effect {:.6g} (95% from {:.6g} to {:.6g}) over {} days\n",
        found.averageEffect, found.averageLower, found.averageUpper, found.days);
    if (found.relative)
        out << fmt::format("Relative {:+.1f}% (from {:+.1f}% to {:+.1f}%)\n",
            100 * found.relative->value, 100 * found.relative->low, 100 * found.relative->high);
    out << fmt::format("In all {:.6g} (from {:.6g} to {:.6g})\n", found.cumulative.value,
        found.cumulative.low, found.cumulative.high);
    if (found.student)
        out << fmt::format("With Student errors {:.6g} (95% from {:.6g} to {:.6g})\n",
            found.student->value, found.student->low, found.student->high);
    out << fmt::format("Chance that the effect is above 0: {:.4f}\n", found.probPositive);
}

void printCausalImpact(std::ostream& out, const CausalImpactAnswer& found)
{
    out << fmt::format("Average effect {:.6g} (95% from {:.6g} to {:.6g}) over {} days\n",
        found.averageEffect, found.averageLower, found.averageUpper, found.usedAfter);
    out << fmt::format(
        "In all {:.6g} (from {:.6g} to {:.6g})\n", found.sumEffect, found.sumLower, found.sumUpper);
    out << fmt::format("One-sided tail area: {:.4f}\n", found.tailArea);
}

/// What an answer needs at least (STATISTICS D4), and what is there.
std::vector<std::string> missingDays(const DailySeries& series)
{
    const auto known = [&](std::ptrdiff_t from, std::ptrdiff_t end) {
        return std::count_if(series.values.begin() + from, series.values.begin() + end,
            [](double value) { return !std::isnan(value); });
    };
    const auto before = known(0, series.before);
    const auto after = known(series.before, static_cast<std::ptrdiff_t>(series.values.size()));
    std::vector<std::string> missing;
    if (before < kFewestDaysBefore)
        missing.push_back(fmt::format("{} days before ({} found)", kFewestDaysBefore, before));
    if (after < kFewestDaysAfter)
        missing.push_back(fmt::format("{} days after ({} found)", kFewestDaysAfter, after));
    return missing;
}

ExitCode unanswered(
    Session& session, const AuditedSeries& asked, const std::vector<std::string>& missing)
{
    if (session.json)
        session.print(unansweredJson(asked, missing));
    session.err << "mutuals-cli: missing are " << fmt::format("{}", fmt::join(missing, ", "))
                << ".\n";
    return ExitCode::unanswerable;
}

ExitCode runCausalImpact(
    Session& session, const CounterfactualArguments& arguments, AuditedSeries& asked)
{
    if (arguments.transform == "log1p") {
        for (double& value : asked.series.values) {
            if (value <= -1)
                return session.failed({ Error::Code::invalid,
                    fmt::format("{} has no logarithm of 1 + value", value) });
            value = std::log1p(value);
        }
    }
    CausalImpactOptions options;
    options.season = arguments.season.value_or(1);
    options.method = arguments.method == "gibbs" ? CausalImpactOptions::Method::gibbs
                                                 : CausalImpactOptions::Method::exact;
    options.draws = arguments.draws;
    options.seed = arguments.seed;
    const auto found = causalImpact(asked.series, options, session.run);
    if (!found)
        return session.failed(found.error());
    if (session.json)
        session.print(toJson(*found, asked));
    else
        printCausalImpact(session.out, *found);
    return ExitCode::done;
}

ExitCode runCounterfactual(Session& session, const CounterfactualArguments& arguments)
{
    const auto table = NumberTable::read(arguments.file, session.run);
    if (!table)
        return session.failed(table.error());
    auto asked = seriesOf(*table, arguments);
    if (!asked)
        return session.failed(asked.error());
    if (const auto missing = missingDays(asked->series); !missing.empty())
        return unanswered(session, *asked, missing);
    if (arguments.model == kCausalImpact)
        return runCausalImpact(session, arguments, *asked);
    const CounterfactualOptions options { arguments.transform == "log1p" ? Transform::log1p
                                                                         : Transform::none,
        arguments.draws, arguments.seed, arguments.errors == "student" };
    const auto found = counterfactual(asked->series, options, session.run);
    if (!found && found.error().code == Error::Code::tooFewDays)
        return unanswered(session, *asked, { found.error().detail });
    if (!found)
        return session.failed(found.error());
    if (session.json)
        session.print(toJson(*found, *asked));
    else
        printCounterfactual(session.out, *found);
    return ExitCode::done;
}

} // namespace

void addCounterfactual(CLI::App& stats, Session& session)
{
    auto* command = stats.add_subcommand(
        "counterfactual", "What a daily series would have been, from its past");
    auto arguments = std::make_shared<CounterfactualArguments>();
    command->add_option("file", arguments->file, "Table with a header; a column \"date\" is used")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--value", arguments->value, "Column of the series")->required();
    command->add_option("--pre", arguments->before, "How many rows lie before the change")
        ->required()
        ->check(CLI::PositiveNumber);
    command->add_option("--with", arguments->with, "Columns of covariates, A,B")
        ->delimiter(',')
        ->allow_extra_args(false);
    command
        ->add_option("--season", arguments->season,
            "7: weekly pattern (default of m1), 1: none (default of causalimpact)")
        ->check(CLI::IsMember({ 1, kWeek }));
    command
        ->add_option("--model", arguments->model,
            "m1: that of the dashboard; causalimpact: that of the R package")
        ->check(CLI::IsMember({ kM1, kCausalImpact }))
        ->capture_default_str();
    command
        ->add_option("--method", arguments->method,
            "causalimpact: integrated exactly, or sampled as the package does")
        ->check(CLI::IsMember({ "exact", "gibbs" }))
        ->capture_default_str();
    command
        ->add_option("--errors", arguments->errors,
            "m1: student adds the effect if days far out say less, sampled")
        ->check(CLI::IsMember({ "normal", "student" }))
        ->capture_default_str();
    command->add_option("--transform", arguments->transform, "Scale of the model")
        ->check(CLI::IsMember({ "none", "log1p" }))
        ->capture_default_str();
    command->add_option("--draws", arguments->draws, "Draws for the daily band and raw totals")
        ->check(CLI::Range(100, 100000))
        ->capture_default_str();
    command->add_option("--seed", arguments->seed, "Seed of the draws")->capture_default_str();
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runCounterfactual(session, *arguments); };
    });
}

} // namespace mutuals::cli
