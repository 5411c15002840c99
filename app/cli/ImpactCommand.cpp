#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/impact/Family.h"
#include "core/impact/Foresight.h"
#include "core/impact/ImpactChecks.h"
#include "core/impact/PostDays.h"
#include "core/report/ImpactJson.h"
#include "core/report/Json.h"
#include "core/report/Sentences.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct ImpactArguments {
    std::string metric; ///< empty: the policy's measure
    std::string start, before, after, model = "m1";
    std::vector<std::string> leaveOut;
    bool all = false, checks = false, ahead = false;
};

std::string isRange(const std::string& text)
{
    return parseRange(text) ? std::string()
                            : "write the first and the last day as YYYY-MM-DD..YYYY-MM-DD";
}

/// What a policy that began tomorrow could be seen to do.
std::string aheadText(const Foresight& foresight)
{
    if (foresight.daysMissing > 0)
        return fmt::format(
            "{} more days with numbers are needed to look ahead.\n", foresight.daysMissing);
    std::string text;
    for (const Horizon& one : foresight.horizons)
        text += fmt::format("after {} days changes above {:.0f}% would be seen{}\n", one.days,
            100 * one.detectable, one.detectable > kPlausible ? " (don't bother)" : "");
    return text;
}

/// No first day is known: the JSON says so in its own shape, and what could be seen ahead.
ExitCode withoutStart(
    Session& session, const std::vector<DayMetrics>& days, const ImpactQuestion& question)
{
    const auto ahead = foresight(days, question, session.run);
    if (!ahead)
        return session.failed(ahead.error());
    constexpr auto kMissing = "the first day of following back: record a policy or give --start";
    if (session.json) {
        ImpactAnswer answer;
        answer.metric = question.metric;
        answer.missing = { kMissing };
        auto document = toJson(answer);
        auto& object = document.as_object();
        object["start"] = nullptr;
        for (const auto* period : { "before", "after" }) {
            for (auto& [key, value] : object[period].as_object())
                value = nullptr;
        }
        object["ahead"] = toJson(*ahead);
        session.print(document);
    } else {
        session.out << aheadText(*ahead);
    }
    session.err << "mutuals-cli: missing is " << kMissing << ".\n";
    return ExitCode::unanswerable;
}

/// The asked metric and the other six as a family.
ExitCode printAll(
    Session& session, const std::vector<DayMetrics>& days, const ImpactQuestion& question)
{
    const auto family = impactFamily(days, question, session.run);
    if (!family)
        return session.failed(family.error());
    boost::json::array metrics;
    bool any = false;
    for (const ImpactAnswer& answer : family->answers) {
        any = any || answer.missing.empty();
        if (session.json)
            metrics.push_back(toJson(answer));
        else
            session.out << sentence(answer) << '\n';
    }
    if (session.json)
        session.print(boost::json::object {
            { "primary", metricName(family->primary) }, { "metrics", std::move(metrics) } });
    return any ? ExitCode::done : ExitCode::unanswerable;
}

ExitCode printAhead(
    Session& session, const std::vector<DayMetrics>& days, const ImpactQuestion& question)
{
    const auto ahead = foresight(days, question, session.run);
    if (!ahead)
        return session.failed(ahead.error());
    if (session.json)
        session.print(toJson(*ahead));
    else
        session.out << aheadText(*ahead);
    return ahead->daysMissing > 0 ? ExitCode::unanswerable : ExitCode::done;
}

/// The same days through CausalImpact's own model, with our answer beside it.
ExitCode printPeer(Session& session, const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const ImpactAnswer& answer)
{
    if (!answer.missing.empty())
        return ExitCode::unanswerable;
    const auto peer = peerAnswer(days, question, answer, session.run);
    if (!peer)
        return session.failed(peer.error());
    if (!*peer)
        return session.unanswerable(
            { Error::Code::tooFewDays, "CausalImpact's model cannot take these days" });
    if (session.json) {
        boost::json::object document { { "metric", metricName(question.metric) },
            { "method", "causalimpact" }, { "start", formatDay(answer.start) } };
        document["effect"] = toJson(**peer);
        document["m1"] = toJson(answer);
        session.print(document);
    } else {
        const PeerAnswer& found = **peer;
        session.out << fmt::format("CausalImpact: {:.6g} a day (95% from {:.6g} to {:.6g})",
            found.absolute.value, found.absolute.low, found.absolute.high);
        if (found.relative)
            session.out << fmt::format(", {:+.1f}% ({:+.1f}% to {:+.1f}%)",
                100 * found.relative->value, 100 * found.relative->low, 100 * found.relative->high);
        session.out << fmt::format("; one-sided tail area {:.4f}\n", found.tailArea)
                    << "Ours: " << sentence(answer) << '\n';
    }
    return ExitCode::done;
}

void printChecks(Session& session, const ImpactChecks& checks)
{
    for (const ImpactVariant& one : checks.variants) {
        const double unit = one.relative ? 100 : 1;
        session.out << fmt::format("  {}: {:+.3g}{} ({:+.3g} to {:+.3g})\n", variantName(one.kind),
            unit * one.effect.value, one.relative ? "%" : "", unit * one.effect.low,
            unit * one.effect.high);
    }
    session.out << (checks.signHolds ? "  the sign holds in all of them\n"
                                     : "  the sign does not hold in all of them\n");
}

struct CheckedAnswer {
    ImpactChecks checks;
    std::optional<SpillOver> spillOver;
};

ExitCode printOne(Session& session, const std::vector<DayMetrics>& days,
    const ImpactQuestion& question, const ImpactArguments& arguments,
    const std::function<Result<std::optional<SpillOver>>()>& talk)
{
    const auto answer = impact(days, question, session.run);
    if (!answer)
        return session.failed(answer.error());
    if (arguments.model == "causalimpact")
        return printPeer(session, days, question, *answer);
    std::optional<CheckedAnswer> checked;
    if (arguments.checks && answer->missing.empty()) {
        auto found = impactChecks(days, question, *answer, session.run);
        const auto share = talk();
        if (!found || !share)
            return session.failed(found ? share.error() : found.error());
        checked = CheckedAnswer { std::move(*found), *share };
    }
    if (session.json) {
        auto document = toJson(*answer);
        if (arguments.checks)
            document.as_object()["checks"] = checked ? toJson(checked->checks) : nullptr;
        if (checked)
            document.as_object()["spillOver"] =
                checked->spillOver ? toJson(*checked->spillOver) : nullptr;
        session.print(document);
    } else {
        session.out << sentence(*answer) << '\n';
        if (answer->weekDrifts)
            session.out << "  the week's pattern was let drift\n";
        if (checked)
            printChecks(session, checked->checks);
    }
    return answer->missing.empty() ? ExitCode::done : ExitCode::unanswerable;
}

ExitCode runImpact(Session& session, const ImpactArguments& arguments)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            ImpactQuestion question;
            question.before = parseRange(arguments.before);
            question.after = parseRange(arguments.after);
            const auto days = workspace.days().all(creator.id);
            const auto policies = workspace.plans().policies(creator.id);
            if (!days || !policies)
                return session.failed(days ? policies.error() : days.error());
            const auto ready = surround(question, workspace, creator.id);
            if (!ready)
                return session.failed(ready.error());
            for (const std::string& day : arguments.leaveOut)
                question.excluded.push_back({ *parseDay(day), {} });
            const auto start = parseDay(arguments.start);
            const Policy* policy =
                policyInForce(*policies, days->empty() ? Day {} : days->back().day);
            if (!arguments.metric.empty())
                question.metric = *metricNamed(arguments.metric);
            else if (policy && !start)
                question.metric = policy->primary;
            if (arguments.ahead)
                return printAhead(session, *days, question);
            if (!start && !policy)
                return withoutStart(session, *days, question);
            question.start = start ? *start : policy->start;
            if (!start)
                question.end = policy->end;
            return arguments.all ? printAll(session, *days, question)
                                 : printOne(session, *days, question, arguments,
                                     [&] { return spillOver(workspace, creator.id, session.run); });
        });
}

} // namespace

void addImpactCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "impact", "Before and after: observed against what your own history predicts");
    auto arguments = std::make_shared<ImpactArguments>();
    command
        ->add_option("--metric", arguments->metric,
            "What to look at (default: what the policy is judged by; else engagement-rate)")
        ->check(isMetric);
    command->add_flag("--all", arguments->all,
        "All metrics; but for the one asked, false discoveries are held to 5%");
    command
        ->add_option("--start", arguments->start, "First day (default: that of the newest policy)")
        ->check(isDay);
    command->add_option("--before", arguments->before, "Period before, A..B, both days included")
        ->check(isRange);
    command->add_option("--after", arguments->after, "Period after, A..B, both days included")
        ->check(isRange);
    command
        ->add_option("--leave-out", arguments->leaveOut,
            "A day not to use this time, also several; `leave-out add` keeps one")
        ->check(isDay);
    command->add_flag("--checks", arguments->checks,
        "Also with another start, other priors, without clipping, and CausalImpact's model");
    command
        ->add_option("--model", arguments->model,
            "m1: that of the dashboard; causalimpact: that of the R package beside it")
        ->check(CLI::IsMember({ "m1", "causalimpact" }))
        ->capture_default_str();
    command->add_flag("--ahead", arguments->ahead,
        "What a policy that began tomorrow could be seen to do, and by which day");
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runImpact(session, *arguments); };
    });
}

} // namespace mutuals::cli
