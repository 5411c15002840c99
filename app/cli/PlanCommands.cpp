#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/impact/PolicyStart.h"
#include "core/report/Json.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

struct PolicyArguments {
    std::string name, start, end, whom, metric = "engagement-rate";
    PolicyRules rules;
};

ExitCode addPolicy(Session& session, const PolicyArguments& arguments)
{
    return session.withCreator(
        Workspace::Access::write, [&](Workspace& workspace, const Creator& creator) {
            Policy policy;
            policy.name = arguments.name;
            policy.start = *parseDay(arguments.start);
            policy.end = parseDay(arguments.end);
            policy.whom = arguments.whom;
            policy.primary = *metricNamed(arguments.metric);
            policy.rules = arguments.rules;
            const auto added = workspace.plans().addPolicy(creator.id, policy);
            if (!added)
                return session.failed(added.error());
            policy.id = *added;
            if (session.json)
                session.print(toJson(policy));
            else
                session.out << "Recorded: " << printable(policy.name) << " from "
                            << formatDay(policy.start) << ".\n";
            return ExitCode::done;
        });
}

ExitCode listPolicies(Session& session)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto policies = workspace.plans().policies(creator.id);
            if (!policies)
                return session.failed(policies.error());
            if (session.json) {
                boost::json::array rows;
                for (const Policy& policy : *policies)
                    rows.push_back(toJson(policy));
                session.print(boost::json::object { { "policies", std::move(rows) } });
                return ExitCode::done;
            }
            std::vector<std::vector<std::string>> rows { { "first day", "last day", "name",
                "who is followed back" } };
            for (const Policy& policy : *policies)
                rows.push_back({ formatDay(policy.start), policy.end ? formatDay(*policy.end) : "",
                    printable(policy.name), printable(policy.whom) });
            session.out << table(rows);
            return ExitCode::done;
        });
}

ExitCode suggestPolicies(Session& session)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto followBacks = workspace.followers().followBacks(creator.id);
            if (!followBacks)
                return session.failed(followBacks.error());
            const auto starts =
                policyStarts(followBacks->moments, followBacks->known, followBacks->followed);
            if (session.json) {
                boost::json::array rows;
                for (const PolicyStart& start : starts)
                    rows.push_back(toJson(start));
                session.print(boost::json::object { { "suggestions", std::move(rows) } });
                return ExitCode::done;
            }
            for (const PolicyStart& start : starts) {
                const bool sooner = start.sign == PolicyStart::Sign::sooner;
                session.out << fmt::format(
                    "{} (between {} and {}): {:.1f} {} before, {:.1f} after{}\n",
                    formatDay(start.day), formatDay(start.low), formatDay(start.high),
                    sooner ? start.daysUntilBefore : start.followBacksPerDayBefore,
                    sooner ? "days until you followed back" : "follow-backs a day",
                    sooner ? start.daysUntilAfter : start.followBacksPerDayAfter,
                    start.risingDays > 0
                        ? fmt::format(", rising for some {} days", start.risingDays)
                        : "");
            }
            if (starts.empty())
                session.out
                    << "Nothing in the Following list speaks for a first day of following back.\n";
            return ExitCode::done;
        });
}

ExitCode addNote(Session& session, const std::string& day, const std::string& text)
{
    return session.withCreator(
        Workspace::Access::write, [&](Workspace& workspace, const Creator& creator) {
            Note note { {}, *parseDay(day), text };
            const auto added = workspace.plans().addNote(creator.id, note);
            if (!added)
                return session.failed(added.error());
            note.id = *added;
            if (session.json)
                session.print(toJson(note));
            else
                session.out << "Noted on " << day << ".\n";
            return ExitCode::done;
        });
}

ExitCode listNotes(Session& session)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto notes = workspace.plans().notes(creator.id);
            if (!notes)
                return session.failed(notes.error());
            if (session.json) {
                boost::json::array rows;
                for (const Note& note : *notes)
                    rows.push_back(toJson(note));
                session.print(boost::json::object { { "notes", std::move(rows) } });
                return ExitCode::done;
            }
            for (const Note& note : *notes)
                session.out << formatDay(note.day) << "  " << printable(note.text) << '\n';
            return ExitCode::done;
        });
}

} // namespace

void addPolicyCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "policy", "Follow-back policies: when you began, and whom you follow back");
    command->require_subcommand(1);
    auto* add = command->add_subcommand("add", "Record a policy");
    auto arguments = std::make_shared<PolicyArguments>();
    add->add_option("--name", arguments->name, "Its name")->required();
    add->add_option("--start", arguments->start, "Its first day (YYYY-MM-DD)")
        ->required()
        ->check(isDay);
    add->add_option("--end", arguments->end, "Its last day")->check(isDay);
    add->add_option("--whom", arguments->whom, "Who is followed back, in words");
    add->add_option("--metric", arguments->metric, "What it is judged by; choose before looking")
        ->check(isMetric)
        ->capture_default_str();
    add->add_option("--fewest-comments", arguments->rules.fewestComments, "Rule: comments at least")
        ->check(isCount);
    add->add_option("--fewest-messages", arguments->rules.fewestMessages, "Rule: messages at least")
        ->check(isCount);
    add->add_option("--fewest-follow-days", arguments->rules.fewestFollowDays,
           "Rule: days that they follow at least")
        ->check(isCount);
    add->add_option(
           "--most-per-day", arguments->rules.mostPerDay, "Rule: follow-backs a day at most")
        ->check(isCount);
    add->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return addPolicy(session, *arguments); };
    });
    command->add_subcommand("list", "The recorded policies, newest first")->callback([&session] {
        session.chosen = [&session] { return listPolicies(session); };
    });
    command->add_subcommand("suggest", "First days that the dates of the Following list speak for")
        ->callback(
            [&session] { session.chosen = [&session] { return suggestPolicies(session); }; });
}

void addNoteCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("note", "Notes on days: a holiday, a viral video, a pause");
    command->require_subcommand(1);
    auto* add = command->add_subcommand("add", "Put a note on a day");
    auto day = std::make_shared<std::string>();
    auto text = std::make_shared<std::string>();
    add->add_option("day", *day, "YYYY-MM-DD")->required()->check(isDay);
    add->add_option("text", *text, "What happened")->required();
    add->callback([&session, day, text] {
        session.chosen = [&session, day, text] { return addNote(session, *day, *text); };
    });
    command->add_subcommand("list", "All notes by day")->callback([&session] {
        session.chosen = [&session] { return listNotes(session); };
    });
}

} // namespace mutuals::cli
