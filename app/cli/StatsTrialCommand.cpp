#include "app/cli/StatsColumns.h"
#include "app/cli/StatsCommands.h"

#include "core/report/TrialStatsJson.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct TrialArguments {
    std::string file, outcome, arm, block, took, label;
    std::vector<std::string> adjust, adjustLog;
    bool binary = false;
    double treatedShare = 0.5;
    RandomizationOptions options { 100000, 1, 0.95 };
};

/// The rows of the table that have an outcome.
struct TrialTable {
    TwoArms trial;
    std::vector<std::string> blocks; ///< names
    std::vector<char> took;
    std::vector<std::vector<double>> covariates;
    SampleRatio ratio; ///< of all rows
    int leftOutTreated = 0, leftOutControl = 0;
    std::vector<std::size_t> rows; ///< entries of the table
};

template <class Values> Values kept(const Values& all, const std::vector<std::size_t>& rows)
{
    Values some;
    for (const std::size_t row : rows)
        some.push_back(all[row]);
    return some;
}

Result<> readCovariates(const NumberTable& table, const TrialArguments& arguments, TrialTable& into)
{
    for (const std::string& name : arguments.adjust) {
        const auto values = fullColumn(table, name);
        if (!values)
            return tl::unexpected(values.error());
        into.covariates.push_back(kept(*values, into.rows));
    }
    for (const std::string& name : arguments.adjustLog) {
        auto values = fullColumn(table, name);
        if (!values)
            return tl::unexpected(values.error());
        for (std::size_t i = 0; i < values->size(); ++i) {
            if ((*values)[i] <= -1)
                return fail(Error::Code::invalid,
                    "Row {}, column \"{}\" has no log(1 + x): take it with --adjust instead",
                    rowNumber(i), name);
            (*values)[i] = std::log1p((*values)[i]);
        }
        into.covariates.push_back(kept(*values, into.rows));
    }
    return {};
}

Result<TrialTable> readTrial(const NumberTable& table, const TrialArguments& arguments)
{
    const auto outcome = table.numbers(arguments.outcome);
    if (!outcome)
        return tl::unexpected(outcome.error());
    const auto arm = flagColumn(table, arguments.arm, "1 means to be treated, 0 means left alone");
    if (!arm)
        return tl::unexpected(arm.error());
    TrialTable found;
    for (std::size_t i = 0; i < outcome->size(); ++i) {
        const double value = (*outcome)[i];
        if (arguments.binary && !std::isnan(value) && value != 0 && value != 1)
            return fail(Error::Code::invalid,
                "Row {}, column \"{}\" is not 0 or 1: leave out --binary for numbers", rowNumber(i),
                arguments.outcome);
        if (std::isnan(value))
            ++((*arm)[i] ? found.leftOutTreated : found.leftOutControl);
        else
            found.rows.push_back(i);
    }
    const auto treated = static_cast<int>(std::count(arm->begin(), arm->end(), 1));
    found.ratio =
        sampleRatio(treated, static_cast<int>(arm->size()) - treated, arguments.treatedShare);
    found.trial.outcome = kept(*outcome, found.rows);
    found.trial.treated = kept(*arm, found.rows);
    if (!arguments.block.empty()) {
        const auto blocks = labelColumn(table, arguments.block);
        if (!blocks)
            return tl::unexpected(blocks.error());
        found.blocks = blocks->names;
        found.trial.block = kept(blocks->of, found.rows);
    }
    if (!arguments.took.empty()) {
        const auto took = flagColumn(table, arguments.took, "1 means treated in fact");
        if (!took)
            return tl::unexpected(took.error());
        found.took = kept(*took, found.rows);
    }
    if (const auto read = readCovariates(table, arguments, found); !read)
        return tl::unexpected(read.error());
    return found;
}

/// Why the trial cannot be told apart; "" when it can.
std::string whyNot(const TrialTable& table, const TrialArguments& arguments)
{
    const SampleRatio& ratio = table.ratio;
    if (ratio.treated == 0 || ratio.control == 0)
        return fmt::format("All rows have {} in column \"{}\": a comparison needs both arms",
            ratio.treated == 0 ? 0 : 1, arguments.arm);
    if (ratio.broken())
        return fmt::format(
            "The arms hold {} and {} rows, which a fair draw with a share of {} does "
            "not give: find out why rows are missing, or say the share with --share",
            ratio.treated, ratio.control, arguments.treatedShare);
    std::vector<BlockSize> sizes = blockSizes(table.trial);
    sizes.resize(std::max(sizes.size(), table.blocks.size()));
    for (std::size_t b = 0; b < sizes.size(); ++b) {
        if (sizes[b].treated > 0 && sizes[b].control > 0)
            continue;
        if (table.blocks.empty())
            return "Only one arm has rows with an outcome";
        std::size_t first = 0;
        while (first < table.trial.block.size() && table.trial.block[first] != static_cast<int>(b))
            ++first;
        if (first == table.trial.block.size())
            return fmt::format(
                "Block \"{}\" has no row with an outcome: take its rows out", table.blocks[b]);
        return fmt::format("Block \"{}\" (row {}) has rows of one arm only: join it with another "
                           "block or leave out --block",
            table.blocks[b], rowNumber(table.rows[first]));
    }
    return {};
}

TrialFigures::Shared sharesOf(const TwoArms& trial)
{
    std::vector<Stratum> blocks(static_cast<std::size_t>(trial.blocks()));
    TrialFigures::Shared shares;
    for (std::size_t i = 0; i < trial.units(); ++i) {
        Stratum& block = blocks[static_cast<std::size_t>(trial.blockOf(i))];
        for (Share* share : { trial.treated[i] ? &block.first : &block.second,
                 trial.treated[i] ? &shares.treated : &shares.control }) {
            ++share->all;
            share->hits += trial.outcome[i] == 1;
        }
    }
    if (!trial.block.empty())
        shares.common = mantelHaenszel(blocks);
    return shares;
}

TrialFigures::Taken takenOf(const TrialTable& table)
{
    TrialFigures::Taken taken;
    TwoArms first = table.trial;
    first.outcome.assign(table.took.begin(), table.took.end());
    taken.firstStage = blockedDifference(first);
    double sums[2] {}, counts[2] {};
    for (std::size_t i = 0; i < table.took.size(); ++i) {
        sums[static_cast<std::size_t>(table.took[i])] += table.trial.outcome[i];
        ++counts[static_cast<std::size_t>(table.took[i])];
    }
    taken.asTreated = sums[1] / counts[1] - sums[0] / counts[0];
    return taken;
}

void addNotes(TrialFigures& figures)
{
    if (const int left = figures.leftOutTreated + figures.leftOutControl; left > 0)
        figures.notes.push_back(
            fmt::format("{} rows without an outcome are left out, {} of them of arm 1: if the arms "
                        "lose different people, the comparison is not fair any more",
                left, figures.leftOutTreated));
    if (!figures.difference.error)
        figures.notes.push_back(
            "a block has one row of an arm, so there is no standard error: join "
            "small blocks");
    if (!figures.adjusted)
        figures.notes.push_back("too few rows, or columns that say the same: nothing is adjusted");
    if (!figures.randomization.exact)
        figures.notes.push_back(fmt::format(
            "the p of the randomisation comes from {} seeded draws: the outcome has too "
            "many values to try all assignments",
            figures.randomization.draws));
}

void printTrial(std::ostream& out, const TrialFigures& found)
{
    const auto line = [&](const char* what, const Difference& difference) {
        out << fmt::format("{} {:.6g}", what, difference.value);
        if (difference.low)
            out << fmt::format(" (95% from {:.6g} to {:.6g})", *difference.low, *difference.high);
        out << '\n';
    };
    line("Arm 1 less arm 0:", found.difference);
    if (found.adjusted)
        line("Adjusted (Lin, HC2):", *found.adjusted);
    const Randomization& test = found.randomization;
    out << fmt::format("Randomisation: p {:.4g} ({}), effects from {:.6g} to {:.6g} are not "
                       "rejected\n",
        test.pTwoSided, test.exact ? "exact" : "drawn", test.low, test.high);
    if (found.shares) {
        const Range range = newcombe(found.shares->treated, found.shares->control);
        out << fmt::format("Shares {} of {} and {} of {}: {:+.4f} (Newcombe from {:+.4f} to "
                           "{:+.4f})\n",
            found.shares->treated.hits, found.shares->treated.all, found.shares->control.hits,
            found.shares->control.all,
            found.shares->treated.value() - found.shares->control.value(), range.low, range.high);
    }
    if (found.taken)
        out << fmt::format(
            "Treated in fact: {:+.4f} more of arm 1\n", found.taken->firstStage.value);
    for (const std::string& note : found.notes)
        out << "Note: " << note << ".\n";
}

ExitCode runTrial(Session& session, const TrialArguments& arguments)
{
    const auto table = NumberTable::read(arguments.file, session.run);
    if (!table)
        return session.failed(table.error());
    const auto read = readTrial(*table, arguments);
    if (!read)
        return session.failed(read.error());
    if (const std::string why = whyNot(*read, arguments); !why.empty())
        return unanswered(
            session, why, boost::json::object { { "sample_ratio", toJson(read->ratio) } });
    TrialFigures figures;
    figures.outcome = arguments.outcome;
    figures.arm = arguments.arm;
    figures.blocked = !arguments.block.empty();
    figures.sampleRatio = read->ratio;
    figures.leftOutTreated = read->leftOutTreated;
    figures.leftOutControl = read->leftOutControl;
    figures.difference = blockedDifference(read->trial);
    figures.adjusted = linDifference(read->trial, read->covariates);
    const auto randomization = randomizationTest(read->trial, arguments.options, session.run);
    if (!randomization)
        return session.failed(randomization.error());
    figures.randomization = *randomization;
    if (!read->took.empty())
        figures.taken = takenOf(*read);
    if (arguments.binary)
        figures.shares = sharesOf(read->trial);
    addNotes(figures);
    const std::string file = firstWord(std::filesystem::path(arguments.file).stem().string());
    if (session.json)
        session.print(toJson(figures,
            arguments.label.empty() ? firstWord(arguments.outcome) : arguments.label, file));
    else
        printTrial(session.out, figures);
    return ExitCode::done;
}

} // namespace

void addStatsTrial(CLI::App& stats, Session& session)
{
    auto* command = stats.add_subcommand(
        "trial", "A trial with two arms: what being assigned to one of them changed");
    auto arguments = std::make_shared<TrialArguments>();
    command->add_option("file", arguments->file, "Table with a header, one row per person")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--outcome", arguments->outcome, "Column of numbers; empty: left out")
        ->required();
    command->add_option("--arm", arguments->arm, "Column of 1 (to be treated) and 0")->required();
    command->add_option("--block", arguments->block, "Column of blocks within which was drawn");
    command->add_flag("--binary", arguments->binary, "The outcome is 1 or 0: compare shares too");
    command->add_option("--took", arguments->took, "Column of 1 (treated in fact) and 0");
    command->add_option("--adjust", arguments->adjust, "Columns known before, A,B, to adjust for")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--adjust-log", arguments->adjustLog, "The same, taken as log(1 + x)")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--share", arguments->treatedShare, "Share that was to be arm 1")
        ->check(CLI::Range(0.01, 0.99))
        ->capture_default_str();
    command->add_option("--draws", arguments->options.draws, "Draws where p cannot be exact")
        ->check(CLI::Range(1000, 10000000))
        ->capture_default_str();
    command->add_option("--seed", arguments->options.seed, "Seed of the draws")
        ->capture_default_str();
    command->add_option("--label", arguments->label,
        "Figures come once more as itt_LABEL and so on; else the outcome's first word");
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runTrial(session, *arguments); };
    });
}

} // namespace mutuals::cli
