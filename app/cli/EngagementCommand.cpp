#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/impact/EngagementStudy.h"
#include "core/report/EngagementReport.h"
#include "core/store/Histories.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace mutuals::cli {

namespace {

std::string engagementTable(const EventStudy& study)
{
    std::vector<std::vector<std::string>> rows { { "week",
        "more or fewer per 100 followers, likely between", "followed back", "others" } };
    for (const EventPoint& point : study.points)
        rows.push_back({ fmt::format("{:+d}", point.time),
            fmt::format("{:+.1f} ({:+.1f} to {:+.1f})", 100 * point.estimate, 100 * point.low,
                100 * point.high),
            std::to_string(point.treated), std::to_string(point.controls) });
    return table(rows);
}

void printEngagement(Session& session, const EngagementOutcome& outcome)
{
    session.out << engagementSentence(outcome) << '\n';
    if (outcome.study)
        session.out << engagementPreCheck(outcome) << '\n' << engagementTable(*outcome.study);
    session.out << engagementCaution(outcome) << '\n';
}

ExitCode runEngagement(Session& session)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto history = followerHistory(workspace, creator.id, session.run);
            if (!history)
                return session.failed(history.error());
            const auto answer = engagement(*history, session.run);
            if (!answer)
                return session.failed(answer.error());
            if (session.json) {
                session.print(toJson(*answer));
            } else {
                printEngagement(session, answer->comments);
                session.out << '\n';
                printEngagement(session, answer->messages);
            }
            return answer->comments.missing.empty() ? ExitCode::done : ExitCode::unanswerable;
        });
}

} // namespace

void addEngagementCommand(CLI::App& app, Session& session)
{
    app.add_subcommand("engagement", "Do followers write more once they are followed back?")
        ->callback([&session] { session.chosen = [&session] { return runEngagement(session); }; });
}

} // namespace mutuals::cli
