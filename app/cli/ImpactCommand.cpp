#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/audience/Posts.h"
#include "core/impact/Family.h"
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
    std::string metric = "engagement-rate";
    std::string start, before, after;
    bool all = false;
};

std::string isRange(const std::string& text)
{
    return parseRange(text) ? std::string()
                            : "write the first and the last day as YYYY-MM-DD..YYYY-MM-DD";
}

/// No first day is known: the JSON says so in its own shape.
ExitCode withoutStart(Session& session, Metric metric)
{
    constexpr auto kMissing = "the first day of following back: record a policy or give --start";
    if (session.json) {
        ImpactAnswer answer;
        answer.metric = metric;
        answer.missing = { kMissing };
        auto document = toJson(answer);
        auto& object = document.as_object();
        object["start"] = nullptr;
        for (const auto* period : { "before", "after" }) {
            for (auto& [key, value] : object[period].as_object())
                value = nullptr;
        }
        session.print(document);
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

ExitCode runImpact(Session& session, const ImpactArguments& arguments)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            ImpactQuestion question;
            question.metric = *metricNamed(arguments.metric);
            question.before = parseRange(arguments.before);
            question.after = parseRange(arguments.after);
            const auto days = workspace.days().all(creator.id);
            if (!days)
                return session.failed(days.error());
            if (const auto start = parseDay(arguments.start)) {
                question.start = *start;
            } else {
                const auto policies = workspace.plans().policies(creator.id);
                if (!policies)
                    return session.failed(policies.error());
                if (policies->empty())
                    return withoutStart(session, question.metric);
                const Policy* policy =
                    policyInForce(*policies, days->empty() ? Day {} : days->back().day);
                question.start = policy->start;
                question.end = policy->end;
            }
            const auto archived = workspace.sightings().archived(creator.id);
            const auto videos = workspace.sightings().videos(creator.id);
            if (!archived || !videos)
                return session.failed(archived ? videos.error() : archived.error());
            for (const JoinedPost& post : joinedPosts(*archived, *videos))
                question.posted.push_back(dayOf(post.post.postedAt));
            if (arguments.all)
                return printAll(session, *days, question);
            const auto answer = impact(*days, question, session.run);
            if (!answer)
                return session.failed(answer.error());
            if (session.json)
                session.print(toJson(*answer));
            else
                session.out << sentence(*answer) << '\n';
            return answer->missing.empty() ? ExitCode::done : ExitCode::unanswerable;
        });
}

} // namespace

void addImpactCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "impact", "Before and after: observed against what your own history predicts");
    auto arguments = std::make_shared<ImpactArguments>();
    command->add_option("--metric", arguments->metric, "What to look at")
        ->check(CLI::IsMember({ "engagement-rate", "views", "profile-views", "likes", "comments",
            "shares", "net-growth" }))
        ->capture_default_str();
    command->add_flag("--all", arguments->all,
        "All metrics; but for the one asked, false discoveries are held to 5%");
    command
        ->add_option("--start", arguments->start, "First day (default: that of the newest policy)")
        ->check(isDay);
    command->add_option("--before", arguments->before, "Period before, A..B, both days included")
        ->check(isRange);
    command->add_option("--after", arguments->after, "Period after, A..B, both days included")
        ->check(isRange);
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runImpact(session, *arguments); };
    });
}

} // namespace mutuals::cli
