#include "app/cli/Session.h"
#include "app/cli/Text.h"

#include "core/report/Json.h"

#include <CLI/CLI.hpp>

#include <array>
#include <ostream>

namespace mutuals::cli {

namespace {

std::string cell(std::optional<std::int64_t> number)
{
    return number ? std::to_string(*number) : std::string();
}

void printShares(std::ostream& out, const char* title, const std::optional<FollowerShares>& shares)
{
    if (!shares)
        return;
    out << title << " as of " << formatDay(dayOf(shares->asOf)) << '\n';
    std::vector<std::vector<std::string>> rows { { "  group", "part" } };
    for (const FollowerShare& one : shares->shares)
        rows.push_back({ "  " + printable(one.name),
            one.share ? fmt::format("{:.1f}%", *one.share * 100) : std::string() });
    out << table(rows);
}

/// The mean of each hour over the days that know it.
void printHours(std::ostream& out, const std::vector<ActiveHour>& hours)
{
    std::array<std::int64_t, 24> sums {}, days {};
    for (const ActiveHour& one : hours) {
        if (one.followers) {
            sums[static_cast<std::size_t>(one.hour)] += *one.followers;
            ++days[static_cast<std::size_t>(one.hour)];
        }
    }
    if (hours.empty())
        return;
    out << "Active followers, mean per hour, " << formatDay(hours.front().day) << " to "
        << formatDay(hours.back().day) << '\n';
    std::vector<std::vector<std::string>> rows { { "  hour", "followers" } };
    for (std::size_t hour = 0; hour < sums.size(); ++hour)
        rows.push_back({ fmt::format("  {:02}", hour),
            days[hour] > 0 ? cell((sums[hour] + days[hour] / 2) / days[hour]) : std::string() });
    out << table(rows);
}

ExitCode print(Session& session, const AudienceTables& tables)
{
    if (session.json) {
        session.print(toJson(tables));
        return ExitCode::done;
    }
    std::vector<std::vector<std::string>> rows { { "day", "viewers", "new", "returning", "reached",
        "engaged", "new followers", "lost followers" } };
    for (const DayMetrics& day : tables.days)
        rows.push_back({ formatDay(day.day), cell(day.viewers), cell(day.newViewers),
            cell(day.returningViewers), cell(day.reached), cell(day.engaged),
            cell(day.newFollowers), cell(day.lostFollowers) });
    if (!tables.days.empty())
        session.out << table(rows);
    printHours(session.out, tables.hours);
    printShares(session.out, "Gender of followers", tables.gender);
    printShares(session.out, "Territories of followers", tables.territories);
    return ExitCode::done;
}

} // namespace

void addAudienceCommand(CLI::App& app, Session& session)
{
    app.add_subcommand("audience",
           "What TikTok says of viewers and followers as a whole: persons per day, active\n"
           "followers per hour, gender and territories")
        ->callback([&session] {
            session.chosen = [&session] {
                return session.withCreator(Workspace::Access::read,
                    [&session](Workspace& workspace, const Creator& creator) {
                        const auto tables = audienceTables(workspace, creator.id);
                        if (!tables)
                            return session.failed(tables.error());
                        if (tables->days.empty() && tables->hours.empty() && !tables->gender
                            && !tables->territories)
                            return session.unanswerable({ Error::Code::notFound,
                                "no table of viewers or followers; download Viewers and Followers "
                                "from Studio" });
                        return print(session, *tables);
                    });
            };
        });
}

} // namespace mutuals::cli
