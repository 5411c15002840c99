#include "app/cli/StatsColumns.h"
#include "app/cli/StatsCommands.h"

#include "core/report/TrialStatsJson.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct TwoSampleArguments {
    std::string file, value, group, pair;
    RandomizationOptions options { 100000, 1, 0.95 };
};

struct Samples {
    TwoArms both; ///< 1: first group
    std::vector<double> first, second;
    int leftOut = 0;
};

bool varies(const std::vector<double>& sample)
{
    return std::any_of(
        sample.begin(), sample.end(), [&](double value) { return value != sample.front(); });
}

/// First less second within each pair, in the order of the pairs.
Result<std::vector<double>> differencesOf(
    const std::vector<double>& values, const LabelColumn& groups, const LabelColumn& pairs)
{
    std::vector<std::optional<double>> ends[2];
    for (auto& side : ends)
        side.resize(pairs.names.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto& end = ends[groups.of[i]][static_cast<std::size_t>(pairs.of[i])];
        if (end)
            return fail(Error::Code::invalid,
                "Row {}: pair \"{}\" is in group \"{}\" twice: take one of its rows out",
                rowNumber(i), pairs.names[static_cast<std::size_t>(pairs.of[i])],
                groups.names[static_cast<std::size_t>(groups.of[i])]);
        end = values[i];
    }
    std::vector<double> differences;
    for (std::size_t pair = 0; pair < pairs.names.size(); ++pair) {
        if (!ends[0][pair] || !ends[1][pair])
            return fail(Error::Code::invalid, "Pair \"{}\" is in one group only: take its row out",
                pairs.names[pair]);
        if (const double difference = *ends[0][pair] - *ends[1][pair]; !std::isnan(difference))
            differences.push_back(difference);
    }
    return differences;
}

ExitCode runTwoSample(Session& session, const TwoSampleArguments& arguments)
{
    const auto table = NumberTable::read(arguments.file, session.run);
    if (!table)
        return session.failed(table.error());
    const auto values = table->numbers(arguments.value);
    if (!values)
        return session.failed(values.error());
    const auto groups = labelColumn(*table, arguments.group);
    if (!groups)
        return session.failed(groups.error());
    if (groups->names.size() != 2)
        return unanswered(session,
            fmt::format("Column \"{}\" names {} groups: a comparison needs two", arguments.group,
                groups->names.size()));
    Samples samples;
    for (std::size_t i = 0; i < values->size(); ++i) {
        if (std::isnan((*values)[i])) {
            ++samples.leftOut;
            continue;
        }
        const bool first = groups->of[i] == 0;
        (first ? samples.first : samples.second).push_back((*values)[i]);
        samples.both.outcome.push_back((*values)[i]);
        samples.both.treated.push_back(first ? 1 : 0);
    }
    if (samples.first.size() < 2 || samples.second.size() < 2)
        return unanswered(session, "Each group needs two values at least");
    if (!varies(samples.first) && !varies(samples.second))
        return unanswered(session, "All values of a group are the same: nothing tells the noise");

    TwoSampleFigures figures;
    figures.firstGroup = groups->names[0];
    figures.secondGroup = groups->names[1];
    figures.first = static_cast<int>(samples.first.size());
    figures.second = static_cast<int>(samples.second.size());
    figures.welch = welchTest(samples.first, samples.second);
    const auto permutation = randomizationTest(samples.both, arguments.options, session.run);
    if (!permutation)
        return session.failed(permutation.error());
    figures.permutation = *permutation;
    if (!arguments.pair.empty()) {
        const auto pairs = labelColumn(*table, arguments.pair);
        if (!pairs)
            return session.failed(pairs.error());
        const auto differences = differencesOf(*values, *groups, *pairs);
        if (!differences)
            return session.failed(differences.error());
        if (differences->size() < 2 || !varies(*differences))
            return unanswered(session, "The pairs need two differences that are not the same");
        figures.paired = pairedTest(*differences);
        figures.signFlips = signFlipTest(*differences, arguments.options.seed);
    }
    if (session.json) {
        auto document =
            toJson(figures, firstWord(std::filesystem::path(arguments.file).stem().string()));
        document["left_out"] = samples.leftOut;
        session.print(document);
        return ExitCode::done;
    }
    const auto line = [&](const char* what, const MeanTest& test) {
        session.out << fmt::format(
            "{}: {} less {} is {:.6g} (95% from {:.6g} to {:.6g}), t {:.4g}, df {:.4g}, p {:.4g}\n",
            what, figures.firstGroup, figures.secondGroup, test.difference, test.range.low,
            test.range.high, test.t, test.degreesOfFreedom, test.p);
    };
    line("Welch", figures.welch);
    session.out << fmt::format("Permutation: p {:.4g} ({})\n", figures.permutation.pTwoSided,
        figures.permutation.exact ? "exact" : "drawn");
    if (figures.paired) {
        line("Pairs", *figures.paired);
        session.out << fmt::format("Sign flips: p {:.4g}\n", figures.signFlips->pTwoSided);
    }
    if (samples.leftOut > 0)
        session.out << fmt::format(
            "Note: {} rows without a value are left out.\n", samples.leftOut);
    return ExitCode::done;
}

} // namespace

void addStatsTwoSample(CLI::App& stats, Session& session)
{
    auto* command = stats.add_subcommand(
        "two-sample", "Two groups that were not drawn by lot: Welch's t, permutations");
    auto arguments = std::make_shared<TwoSampleArguments>();
    command->add_option("file", arguments->file, "Table with a header, one row per value")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--value", arguments->value, "Column of numbers; empty: left out")
        ->required();
    command->add_option("--group", arguments->group, "Column of two groups, first less second")
        ->required();
    command->add_option("--pair", arguments->pair, "Column that says which rows belong together");
    command->add_option("--draws", arguments->options.draws, "Draws where p cannot be exact")
        ->check(CLI::Range(1000, 10000000))
        ->capture_default_str();
    command->add_option("--seed", arguments->options.seed, "Seed of the draws")
        ->capture_default_str();
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runTwoSample(session, *arguments); };
    });
}

} // namespace mutuals::cli
