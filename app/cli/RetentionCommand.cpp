#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/impact/Retention.h"
#include "core/report/RetentionReport.h"
#include "core/store/Histories.h"
#include "core/store/Workspace.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace mutuals::cli {

namespace {

/// About once a month of the curves, side by side.
std::string curveTable(const RetentionCurves& curves)
{
    const auto share = [](const std::vector<RetentionPoint>& points, int day) {
        for (const RetentionPoint& point : points) {
            if (point.day == day)
                return fmt::format("{:.0f} % ({:.0f}-{:.0f}), {}", 100 * point.stay,
                    100 * point.low, 100 * point.high, point.atRisk);
        }
        return std::string();
    };
    const auto& longer =
        curves.others.size() > curves.followedBack.size() ? curves.others : curves.followedBack;
    std::vector<std::vector<std::string>> rows { { "day", "followed back: still there, looked at",
        "others" } };
    const std::size_t step =
        std::max<std::size_t>(1, 28 / static_cast<std::size_t>(curves.stepDays));
    for (std::size_t i = 0; i < longer.size(); i += step)
        rows.push_back({ std::to_string(longer[i].day), share(curves.followedBack, longer[i].day),
            share(curves.others, longer[i].day) });
    return table(rows);
}

void printAnswer(Session& session, const RetentionAnswer& answer)
{
    session.out << retentionSentence(answer) << '\n' << retentionCaution(answer) << '\n';
    for (const std::string& more :
        { retentionSensitivity(answer), retentionOfHundred(answer), retentionReconciled(answer) }) {
        if (!more.empty())
            session.out << more << '\n';
    }
    session.out << fmt::format("{} followers in {} snapshots, {} left.\n", answer.followers,
        answer.snapshots.size(), answer.left);
    if (answer.hazard)
        session.out << fmt::format(
            "Hazard ratio {:.2f} (95% from {:.2f} to {:.2f}), evidence of grade B.\n",
            answer.hazard->ratio.value, answer.hazard->ratio.low, answer.hazard->ratio.high);
    if (!answer.curves.others.empty() || !answer.curves.followedBack.empty())
        session.out << curveTable(answer.curves);
}

ExitCode runRetention(Session& session)
{
    return session.withCreator(
        Workspace::Access::read, [&](Workspace& workspace, const Creator& creator) {
            const auto history = followerHistory(workspace, creator.id, session.run);
            if (!history)
                return session.failed(history.error());
            const auto days = workspace.days().all(creator.id);
            if (!days)
                return session.failed(days.error());
            const auto answer = retention(*history, *days, session.run);
            if (!answer)
                return session.failed(answer.error());
            if (session.json)
                session.print(toJson(*answer));
            else
                printAnswer(session, *answer);
            return answer->missing.empty() ? ExitCode::done : ExitCode::unanswerable;
        });
}

} // namespace

void addRetentionCommand(CLI::App& app, Session& session)
{
    app.add_subcommand("retention", "Who stays: followers followed back against others")
        ->callback([&session] { session.chosen = [&session] { return runRetention(session); }; });
}

} // namespace mutuals::cli
