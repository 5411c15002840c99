#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/audience/FollowerIndex.h"
#include "core/report/Json.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

constexpr std::array kChanges { FollowerView::came, FollowerView::left, FollowerView::returned,
    FollowerView::renamed, FollowerView::nameGone };

struct ChangesArguments {
    std::string since, at;
    std::optional<int> limit;
};

/// Two exports to compare, as days; or what is missing for that.
Result<std::pair<Seconds, Seconds>> pairOf(
    const std::vector<Snapshot>& snapshots, std::optional<Day> since, std::optional<Day> at)
{
    std::vector<Seconds> lists; // oldest first
    for (const Snapshot& snapshot : snapshots) {
        if (snapshot.followers && (!at || dayOf(snapshot.asOf) <= *at))
            lists.push_back(snapshot.asOf);
    }
    const auto missing = [](std::string_view what) {
        return fail(Error::Code::notFound, "{}", what);
    };
    if (lists.empty())
        return missing(
            at ? fmt::format("an archive of {} or before", formatDay(*at)) : "a data archive");
    if (lists.size() == 1)
        return missing(
            fmt::format("an archive before that of {}", formatDay(dayOf(lists.front()))));
    if (!since)
        return std::pair(lists[lists.size() - 2], lists.back());
    const auto from = std::find_if(
        lists.rbegin(), lists.rend(), [&](Seconds asOf) { return dayOf(asOf) <= *since; });
    if (from == lists.rend())
        return missing(fmt::format("an archive of {} or before", formatDay(*since)));
    if (from == lists.rbegin())
        return missing(fmt::format("an archive after that of {}", formatDay(dayOf(*from))));
    return std::pair(*from, lists.back());
}

ExitCode runChanges(Session& session, const ChangesArguments& arguments)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            FollowerQuery query;
            query.creator = creator.id;
            query.at = parseDay(arguments.at);
            query.since = parseDay(arguments.since);
            const auto snapshots = workspace.imports().archives(creator.id);
            if (!snapshots)
                return session.failed(snapshots.error());
            const auto pair = pairOf(*snapshots, query.since, query.at);
            if (!pair)
                return session.unanswerable(pair.error());
            boost::json::object answer { { "since", formatTime(pair->first) },
                { "asOf", formatTime(pair->second) } };
            std::vector<std::vector<std::string>> lines { { "change", "handle", "follows since",
                "earlier names" } };
            FollowerIndex index;
            for (const FollowerView view : kChanges) {
                query.view = view;
                const auto page = index.firstPage(workspace, query,
                    static_cast<std::size_t>(arguments.limit.value_or(INT_MAX)), session.run);
                if (!page)
                    return session.failed(page.error());
                const auto total = page->total;
                const auto rows = workspace.followers().rows(creator.id, query.at, page->persons);
                if (!rows)
                    return session.failed(rows.error());
                boost::json::array all;
                for (const FollowerRow& row : *rows) {
                    if (session.json)
                        all.push_back(toJson(row));
                    std::string earlier = fmt::format("{}", fmt::join(row.earlierHandles, " "));
                    lines.push_back({ std::string(viewName(view)), printable(row.handle),
                        dayOrDash(row.followedAt), printable(earlier) });
                }
                answer[viewName(view)] =
                    boost::json::object { { "total", total }, { "rows", std::move(all) } };
            }
            if (session.json)
                session.print(answer);
            else
                session.out << "from " << formatDay(dayOf(pair->first)) << " to "
                            << formatDay(dayOf(pair->second)) << '\n'
                            << table(lines);
            return ExitCode::done;
        });
}

ExitCode runPerson(Session& session, const std::string& handle)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            auto& followers = workspace.followers();
            const auto person = followers.find(creator.id, handle);
            if (!person)
                return session.failed(person.error());
            if (!*person)
                return session.unanswerable(
                    { Error::Code::notFound, "no archive names such a person" });
            const auto rows = followers.rows(creator.id, {}, { &**person, 1 });
            const auto events = followers.timeline(creator.id, **person);
            if (!rows || !events)
                return session.failed(rows ? events.error() : rows.error());
            boost::json::array timeline;
            std::vector<std::vector<std::string>> lines { { "what", "at", "until" } };
            for (const Followers::Event& event : *events) {
                boost::json::value one = toJson(event);
                lines.push_back({ std::string(one.at("kind").as_string()), dayOrDash(event.at),
                    event.until ? dayOrDash(event.until) : "" });
                timeline.push_back(std::move(one));
            }
            if (session.json)
                session.print(boost::json::object {
                    { "person", toJson(rows->front()) }, { "timeline", std::move(timeline) } });
            else
                session.out << printable(rows->front().handle) << '\n' << table(lines);
            return ExitCode::done;
        });
}

} // namespace

void addChangesCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "changes", "Who came, left, returned, was renamed or lost the name between two exports");
    auto arguments = std::make_shared<ChangesArguments>();
    command
        ->add_option("--since", arguments->since,
            "The earlier: the newest export of this day or before (YYYY-MM-DD); without: the one "
            "before")
        ->check(isDay);
    command
        ->add_option("--at", arguments->at,
            "The later: the newest export of this day or before; without: the newest")
        ->check(isDay);
    command->add_option("--limit", arguments->limit, "At most so many persons of each change")
        ->check(isCount);
    command->callback([&session, arguments] {
        session.chosen = [&session, arguments] { return runChanges(session, *arguments); };
    });
}

void addPersonCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("person", "All that the files say of one person, in order");
    auto handle = std::make_shared<std::string>();
    command->add_option("handle", *handle, "A handle that the person bears or bore")->required();
    command->callback([&session, handle] {
        session.chosen = [&session, handle] { return runPerson(session, *handle); };
    });
}

} // namespace mutuals::cli
