#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/report/ImpactJson.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <ostream>

namespace mutuals::cli {

namespace {

ExitCode excludeDay(Session& session, const ExcludedDay& day)
{
    return session.withCreator(
        Workspace::Access::write, [&](Workspace& workspace, const Creator& creator) {
            const auto done = workspace.plans().exclude(creator.id, day);
            if (!done)
                return session.failed(done.error());
            if (session.json)
                session.print(toJson(day));
            else
                session.out << formatDay(day.day) << " is left out from now on.\n";
            return ExitCode::done;
        });
}

ExitCode putDayBack(Session& session, Day day)
{
    return session.withCreator(
        Workspace::Access::write, [&](Workspace& workspace, const Creator& creator) {
            const auto done = workspace.plans().putBack(creator.id, day);
            if (!done)
                return session.failed(done.error());
            if (session.json)
                session.print(boost::json::object { { "putBack", formatDay(day) } });
            else
                session.out << formatDay(day) << " counts again.\n";
            return ExitCode::done;
        });
}

ExitCode listExcludedDays(Session& session)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto days = workspace.plans().excludedDays(creator.id);
            if (!days)
                return session.failed(days.error());
            boost::json::array rows;
            for (const ExcludedDay& day : *days) {
                if (session.json)
                    rows.push_back(toJson(day));
                else
                    session.out << formatDay(day.day) << "  " << printable(day.reason) << '\n';
            }
            if (session.json)
                session.print(boost::json::object { { "leftOut", std::move(rows) } });
            return ExitCode::done;
        });
}

} // namespace

void addLeaveOutCommand(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand(
        "leave-out", "Days that no before and after uses: a viral video, a holiday, a pause");
    command->require_subcommand(1);
    auto day = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    auto* add = command->add_subcommand("add", "Leave a day out");
    add->add_option("day", *day, "YYYY-MM-DD")->required()->check(isDay);
    add->add_option("reason", *reason, "Why");
    add->callback([&session, day, reason] {
        session.chosen = [&session, day, reason] {
            return excludeDay(session, { *parseDay(*day), *reason });
        };
    });
    auto* remove = command->add_subcommand("remove", "Put a day back");
    remove->add_option("day", *day, "YYYY-MM-DD")->required()->check(isDay);
    remove->callback([&session, day] {
        session.chosen = [&session, day] { return putDayBack(session, *parseDay(*day)); };
    });
    command->add_subcommand("list", "All days left out")->callback([&session] {
        session.chosen = [&session] { return listExcludedDays(session); };
    });
}

} // namespace mutuals::cli
