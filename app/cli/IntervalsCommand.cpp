#include "app/cli/Session.h"
#include "app/cli/StatsCommands.h"
#include "app/cli/SurvivalTable.h"

#include "core/report/SurvivalJson.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

namespace json = boost::json;

struct IntervalsArguments {
    std::string file, left, right, group;
};

/// The ends as numbers; an empty or infinite right end is infinity, an empty left end 0.
Result<IntervalRows> intervalRows(const NumberTable& table, const IntervalsArguments& arguments)
{
    const auto left = numberColumn(table, arguments.left);
    if (!left)
        return tl::unexpected(left.error());
    const auto right = table.times(arguments.right);
    if (!right)
        return fail(right.error().code,
            "{}; correct the cell, or leave it empty where nothing was "
            "seen",
            right.error().detail);
    IntervalRows rows;
    for (std::size_t i = 0; i < left->size(); ++i) {
        rows.left.push_back(std::isnan((*left)[i]) ? 0 : (*left)[i]);
        rows.right.push_back(
            std::isnan((*right)[i]) ? std::numeric_limits<double>::infinity() : (*right)[i]);
        rows.number.push_back(static_cast<int>(i) + 2);
    }
    if (const auto fine = checked(rows); !fine)
        return tl::unexpected(fine.error());
    return rows;
}

/// Ones, then one column per group but the first.
Eigen::MatrixXd design(const std::vector<int>& group, int groups)
{
    Eigen::MatrixXd x = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(group.size()), groups);
    x.col(0).setOnes();
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (group[i] > 0)
            x(static_cast<Eigen::Index>(i), group[i]) = 1;
    }
    return x;
}

Result<> addTurnbull(json::object& answer, std::string& text, const std::string& label,
    const IntervalRows& rows, const Run& run)
{
    const auto estimate = turnbull(rows, run);
    if (!estimate)
        return fail(estimate.error().code, "{} ({})", estimate.error().detail, label);
    answer["turnbull_" + label] = toJson(*estimate);
    text += fmt::format(
        "{}: {} rows, log-likelihood {:.6f}\n", label, rows.size(), estimate->logLikelihood);
    return {};
}

Result<> addWeibull(json::object& answer, std::string& text, const IntervalRows& rows,
    const Eigen::MatrixXd& x, std::vector<std::string> names, const Run& run)
{
    for (const bool exponential : { false, true }) {
        const auto fit = weibullFit(rows, x, names, exponential, run);
        if (!fit)
            return tl::unexpected(fit.error());
        const char* name = exponential ? "exponential" : "weibull";
        std::vector<std::string> all = names;
        if (!exponential)
            all.emplace_back("log_scale");
        answer[name] = toJson(*fit, all);
        for (std::size_t i = 0; i < all.size(); ++i)
            text += fmt::format("{}, {}: {:.6g} ± {:.3g}\n", name, all[i],
                fit->coefficients[static_cast<Eigen::Index>(i)],
                fit->sd[static_cast<Eigen::Index>(i)]);
    }
    return {};
}

Result<json::object> intervals(const NumberTable& table, const IntervalsArguments& arguments,
    std::string& text, const Run& run)
{
    const auto rows = intervalRows(table, arguments);
    if (!rows)
        return tl::unexpected(rows.error());
    json::object answer { { "rows", rows->size() } };
    if (const auto done = addTurnbull(answer, text, "pooled", *rows, run); !done)
        return tl::unexpected(done.error());
    std::vector<std::string> names { "intercept" };
    std::vector<int> group(rows->size());
    if (!arguments.group.empty()) {
        const auto groups = groupColumn(table, arguments.group);
        if (!groups)
            return tl::unexpected(groups.error());
        group = groups->of;
        const auto empty = std::find(group.begin(), group.end(), -1);
        if (empty != group.end())
            return fail(Error::Code::invalid,
                "Row {}, column \"{}\" is empty; fill it or leave the row out",
                empty - group.begin() + 2, arguments.group);
        for (std::size_t g = 0; g < groups->names.size(); ++g) {
            std::vector<std::size_t> members;
            for (std::size_t i = 0; i < group.size(); ++i) {
                if (group[i] == static_cast<int>(g))
                    members.push_back(i);
            }
            const std::string label = arguments.group + groups->names[g];
            if (const auto done = addTurnbull(answer, text, label, rows->only(members), run); !done)
                return tl::unexpected(done.error());
            if (g > 0)
                names.push_back(label);
        }
    }
    const Eigen::MatrixXd x = design(group, static_cast<int>(names.size()));
    if (const auto done = addWeibull(answer, text, *rows, x, names, run); !done)
        return tl::unexpected(done.error());
    return answer;
}

ExitCode runIntervals(Session& session, const IntervalsArguments& arguments)
{
    const auto table = NumberTable::read(arguments.file, session.run);
    if (!table)
        return session.failed(table.error());
    std::string text;
    const auto answer = intervals(*table, arguments, text, session.run);
    if (!answer)
        return session.failed(answer.error());
    if (session.json)
        session.print(*answer);
    else
        session.out << text;
    return ExitCode::done;
}

} // namespace

void addIntervals(CLI::App& stats, Session& session)
{
    auto* command = stats.add_subcommand("intervals",
        "How long until an event that is only known to lie between two times: Turnbull, Weibull");
    auto arguments = std::make_shared<IntervalsArguments>();
    command->add_option("file", arguments->file, "Table with a header")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--left", arguments->left, "Column: it had not happened by then")
        ->required();
    command
        ->add_option(
            "--right", arguments->right, "Column: it had happened by then; empty: not seen")
        ->required();
    command->add_option("--group", arguments->group, "Column of the groups to compare");
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runIntervals(session, *arguments); };
    });
}

} // namespace mutuals::cli
