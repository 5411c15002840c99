#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/curation/Curation.h"
#include "core/report/Csv.h"
#include "core/report/Json.h"
#include "core/store/Trials.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

std::string inTrial(const std::optional<TrialPlace>& place)
{
    if (!place)
        return {};
    return (place->follow ? "to follow until " : "left alone until ") + formatDay(place->until);
}

ExitCode runQueue(Session& session, int limit)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto items = queue(workspace, creator.id, limit);
            const auto summary = queueSummary(workspace, creator.id);
            if (!items || !summary)
                return session.failed(items ? summary.error() : items.error());
            if (session.json) {
                boost::json::array rows;
                for (const QueueItem& item : *items)
                    rows.push_back(toJson(item));
                session.print(boost::json::object {
                    { "total", summary->open }, { "rows", std::move(rows) } });
                return ExitCode::done;
            }
            std::vector<std::vector<std::string>> rows { { "score", "handle", "follows since",
                "comments", "messages", "trial" } };
            for (const QueueItem& item : *items)
                rows.push_back(
                    { item.follower.score ? fmt::format("{:.0f}", *item.follower.score) : "",
                        printable(item.follower.handle), dayOrDash(item.follower.followedAt),
                        numberOrDash(item.follower.comments), numberOrDash(item.follower.messages),
                        inTrial(item.trial) });
            session.out << table(rows) << summary->open << " to review\n";
            return ExitCode::done;
        });
}

ExitCode runDecide(
    Session& session, const std::string& handle, Choice choice, const std::string& reason)
{
    return session.withCreator(
        Workspace::Access::write, [&](Workspace& workspace, const Creator& creator) {
            const auto person = workspace.followers().find(creator.id, handle);
            if (!person)
                return session.failed(person.error());
            if (!*person)
                return session.failed({ Error::Code::notFound, "no file mentions this user name" });
            const auto decided = workspace.decisions().decide(**person, choice, reason, now());
            const auto recent = workspace.decisions().recent(creator.id, 1);
            const auto place = workspace.trials().running(**person, dayOf(now()));
            if (!decided || !recent || !place)
                return session.failed(!decided ? decided.error()
                        : !recent              ? recent.error()
                                               : place.error());
            if (*place && !(*place)->follow && choice == Choice::follow)
                session.err << "mutuals-cli: trial " << (*place)->trial.value
                            << " leaves this person alone until " << formatDay((*place)->until)
                            << "; following them hides a part of what it could find.\n";
            if (session.json) {
                auto document = toJson(recent->front());
                document.as_object()["trial"] = toJson(*place);
                session.print(document);
            } else
                session.out << printable(recent->front().handle) << ": " << choiceName(choice)
                            << '\n';
            return ExitCode::done;
        });
}

ExitCode runList(Session& session, bool csv)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto items = worklist(workspace, creator.id);
            if (!items)
                return session.failed(items.error());
            if (session.json) {
                boost::json::array rows;
                for (const ListItem& item : *items)
                    rows.push_back(toJson(item));
                session.print(boost::json::object {
                    { "total", items->size() }, { "rows", std::move(rows) } });
                return ExitCode::done;
            }
            if (csv) {
                session.out << worklistCsv(*items);
                return ExitCode::done;
            }
            std::vector<std::vector<std::string>> rows { { "handle", "chosen", "ticked off",
                "seen in Following", "trial", "reason" } };
            for (const ListItem& item : *items)
                rows.push_back(
                    { printable(item.handle), dayOrDash(item.chosenAt), dayOrDash(item.tickedAt),
                        dayOrDash(item.confirmedAt), inTrial(item.trial), printable(item.reason) });
            session.out << table(rows);
            return ExitCode::done;
        });
}

} // namespace

void addQueueCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "queue", "Fans to decide on, most promising first, with what the files hold of them");
    auto limit = std::make_shared<int>(50);
    command->add_option("--limit", *limit, "At most so many")
        ->check(isCount)
        ->capture_default_str();
    command->callback([&session, limit] {
        session.chosen = [&session, limit] { return runQueue(session, *limit); };
    });
}

void addDecideCommand(CLI::App& app, Session& session)
{
    auto* command =
        app.add_subcommand("decide", "Decide on one person: follow, later, no, keep or never");
    auto handle = std::make_shared<std::string>();
    auto choice = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    command->add_option("handle", *handle, "Their user name")->required();
    command->add_option("decision", *choice, "What you decide")
        ->required()
        ->check(CLI::IsMember({ "follow", "later", "no", "keep", "never" }));
    command->add_option("--reason", *reason, "Why, in your words");
    command->callback([&session, handle, choice, reason] {
        session.chosen = [&session, handle, choice, reason] {
            return runDecide(session, *handle, *choiceNamed(*choice), *reason);
        };
    });
}

void addListCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "list", "Whom you chose to follow, and who has been seen in Following since");
    auto csv = std::make_shared<bool>(false);
    command->add_flag("--csv", *csv, "As CSV");
    command->callback(
        [&session, csv] { session.chosen = [&session, csv] { return runList(session, *csv); }; });
}

} // namespace mutuals::cli
