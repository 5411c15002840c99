#include "app/cli/Session.h"
#include "app/cli/StatsCommands.h"

#include "core/report/JsonFigures.h"
#include "core/stats/AdjustedP.h"
#include "core/stats/Power.h"

#include <CLI/CLI.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct PowerArguments {
    std::optional<double> n, p1, p2, power, delta, sd;
    double alpha = 0.05;
    std::vector<double> pValues;
};

/// Some figures, and under the name that their kind has in the truth case T2.
boost::json::object named(boost::json::object figures, const char* kind, bool several)
{
    boost::json::object document = figures;
    if (several)
        document[kind] = boost::json::array { std::move(figures) };
    else
        document[kind] = std::move(figures);
    return document;
}

ExitCode wrong(Session& session, const char* what)
{
    return session.failed({ Error::Code::invalid, what });
}

ExitCode adjust(Session& session, const PowerArguments& arguments)
{
    const auto& p = arguments.pValues;
    const std::pair<const char*, std::vector<double>> kinds[] { { "p", p },
        { "BH", adjustedByBenjaminiHochberg(p) }, { "BY", adjustedByBenjaminiYekutieli(p) },
        { "holm", adjustedByHolm(p) }, { "hochberg", adjustedByHochberg(p) } };
    boost::json::object figures;
    for (const auto& [name, values] : kinds)
        figures[name] = mutuals::figures(values);
    if (session.json) {
        session.print(named(figures, "p_adjust", false));
        return ExitCode::done;
    }
    for (const auto& [name, values] : kinds)
        session.out << fmt::format("{:<9}{:.6g}\n", name, fmt::join(values, "  "));
    return ExitCode::done;
}

ExitCode shares(Session& session, const PowerArguments& asked)
{
    const double alpha = asked.alpha, p1 = *asked.p1;
    if (asked.p2 && asked.n) {
        const double power = sharePower(*asked.n, p1, *asked.p2, alpha);
        if (session.json)
            session.print(
                named({ { "n", *asked.n }, { "p1", p1 }, { "p2", *asked.p2 }, { "power", power } },
                    "power_prop", false));
        else
            session.out << fmt::format("Power {:.6f}\n", power);
        return ExitCode::done;
    }
    const double power = asked.power.value_or(0.8);
    if (asked.p2) {
        if (*asked.p2 == p1)
            return wrong(session, "--p1 and --p2 are the same share");
        const double n = unitsForShares(p1, *asked.p2, power, alpha);
        if (session.json)
            session.print(
                named({ { "p1", p1 }, { "p2", *asked.p2 }, { "power", power }, { "n", figure(n) } },
                    "n_per_arm_prop", true));
        else
            session.out << fmt::format("{:.2f} per arm\n", n);
        return ExitCode::done;
    }
    if (!asked.n)
        return wrong(session, "with --p1 alone there is no question: add --p2, --n or both");
    const auto above = detectableShareAbove(*asked.n, p1, power, alpha);
    const auto below = detectableShareBelow(*asked.n, p1, power, alpha);
    if (session.json)
        session.print(named({ { "n_per_arm", *asked.n }, { "p1", p1 }, { "p2", figure(above) },
                                { "p2_below", figure(below) }, { "power", power } },
            power == 0.8 ? "mde_prop_80_percent_power" : "mde_prop", true));
    else
        session.out << fmt::format("Told apart from {}: {} or more, {} or less\n", p1,
            above ? fmt::format("{:.6f}", *above) : "no share",
            below ? fmt::format("{:.6f}", *below) : "no share");
    return ExitCode::done;
}

ExitCode means(Session& session, const PowerArguments& asked)
{
    const double alpha = asked.alpha, sd = asked.sd.value_or(1);
    if (asked.n && *asked.n < 2)
        return wrong(session, "--n must be 2 or more to compare means");
    if (asked.n && asked.delta) {
        const double power = meanPower(*asked.n, *asked.delta, sd, alpha);
        if (session.json)
            session.print(named(
                { { "n", *asked.n }, { "delta", *asked.delta }, { "sd", sd }, { "power", power } },
                "power_t", false));
        else
            session.out << fmt::format("Power {:.6f}\n", power);
        return ExitCode::done;
    }
    const double power = asked.power.value_or(0.8);
    if (asked.delta) {
        if (*asked.delta == 0)
            return wrong(session, "--delta must not be 0");
        const double n = unitsForMeans(*asked.delta, sd, power, alpha);
        if (session.json)
            session.print(named(
                { { "delta", *asked.delta }, { "sd", sd }, { "power", power }, { "n", figure(n) } },
                "n_per_arm_t", true));
        else
            session.out << fmt::format("{:.2f} per arm\n", n);
        return ExitCode::done;
    }
    if (!asked.n)
        return wrong(session, "say --p1 for shares, --delta for means, or --p-values");
    const double delta = detectableDelta(*asked.n, sd, power, alpha);
    if (session.json)
        session.print(named(
            { { "n", *asked.n }, { "sd", sd }, { "power", power }, { "delta", figure(delta) } },
            "mde_t", true));
    else
        session.out << fmt::format("Found from a difference of {:.6g} on\n", delta);
    return ExitCode::done;
}

ExitCode runPower(Session& session, const PowerArguments& arguments)
{
    if (!arguments.pValues.empty())
        return adjust(session, arguments);
    if (arguments.power && *arguments.power <= arguments.alpha)
        return wrong(session, "--power must be above --alpha");
    return arguments.p1 ? shares(session, arguments) : means(session, arguments);
}

} // namespace

void addStatsPower(CLI::App& stats, Session& session)
{
    auto* command = stats.add_subcommand("power",
        "Power, sample size or smallest detectable difference of two arms; p values of a family");
    auto arguments = std::make_shared<PowerArguments>();
    const CLI::Range share(0.0, 1.0), inside(1e-6, 1 - 1e-6);
    command->add_option("--p1", arguments->p1, "Share of the one arm")->check(share);
    command->add_option("--p2", arguments->p2, "Share of the other arm")->check(share);
    command->add_option("--delta", arguments->delta, "Difference of two means");
    command->add_option("--sd", arguments->sd, "Standard deviation of both; 1 if not said")
        ->check(CLI::PositiveNumber);
    command->add_option("--n", arguments->n, "People per arm")->check(CLI::Range(1.0, 1e9));
    command->add_option("--power", arguments->power, "Chance to find it; 0.8 if not said")
        ->check(inside);
    command->add_option("--alpha", arguments->alpha, "Chance of a false find, two-sided")
        ->check(inside)
        ->capture_default_str();
    command
        ->add_option("--p-values", arguments->pValues,
            "P1,P2,...: adjusted as a family by Benjamini-Hochberg, Benjamini-Yekutieli, Holm and "
            "Hochberg")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(share);
    command->footer("What is left out is answered:\n"
                    "  --p1 0.80 --p2 0.85           how many people\n"
                    "  --p1 0.80 --n 160             which share is told apart\n"
                    "  --p1 0.80 --p2 0.85 --n 160   with which power\n"
                    "  --delta 0.5 --sd 1            how many people, for means\n"
                    "  --n 64 --sd 1                 which difference of means\n"
                    "  --delta 0.5 --sd 1 --n 64     with which power");
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runPower(session, *arguments); };
    });
}

} // namespace mutuals::cli
