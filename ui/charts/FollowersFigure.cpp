#include "ui/charts/FollowersFigure.h"

#include "ui/charts/Scales.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days kOneDay { 1 };

QString tr(const char* text)
{
    return QCoreApplication::translate("FollowersFigure", text);
}

QString joined(QStringList parts, bool sample)
{
    if (sample)
        parts << tr("sample data");
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

Figure followersFigure(const std::vector<DayMetrics>& days, const std::vector<Policy>& policies,
    const QString& source, bool sample)
{
    Figure figure;
    std::vector<Day> at;
    std::vector<std::optional<double>> counts;
    double least = 1e300, most = 0, last = 0;
    int known = 0;
    for (const DayMetrics& day : days) {
        at.push_back(day.day);
        counts.emplace_back();
        if (!day.followers)
            continue;
        const auto count = static_cast<double>(*day.followers);
        counts.back() = last = count;
        least = std::min(least, count);
        most = std::max(most, count);
        ++known;
        figure.readouts.push_back(
            { day.day, mediumDate(day.day), { { tr("followers"), number(*day.followers) } } });
    }
    if (known == 0)
        return figure;
    figure.days = { figure.readouts.front().day, figure.readouts.back().day + kOneDay };
    Panel panel;
    panel.curves.push_back({ Ink::accent, pieces(at, counts), number(std::llround(last)) });
    panel.scale = valueScale(least, most, Unit::count, least < 0.35 * most, {});
    figure.title = tr("Followers per day");
    figure.subtitle = joined(
        { dayRange(figure.days.from, figure.days.end - kOneDay),
            known == 1 ? tr("1 day") : tr("%1 days").arg(known), source,
            panel.scale.low != 0 ? tr("axis begins at %1").arg(panel.scale.ticks.front().text)
                                 : QString() },
        sample);
    for (const Policy& policy : policies) {
        if (figure.days.contains(policy.start) && (!figure.flag || figure.flag->day < policy.start))
            figure.flag = Flag { policy.start,
                QString::fromStdString(policy.name).simplified() + u" · "_s
                    + shortDate(policy.start) };
    }
    figure.panels.push_back(std::move(panel));
    figure.fileName = u"followers"_s;
    return figure;
}

Figure snapshotsFigure(const std::vector<Snapshot>& snapshots, bool sample)
{
    Figure figure;
    Panel panel;
    double least = 0, most = 0;
    for (const Snapshot& snapshot : snapshots) {
        if (!snapshot.came || !snapshot.left)
            continue;
        const Day day = dayOf(snapshot.asOf);
        const double x = axisPosition(day);
        panel.bars.push_back({ x, static_cast<double>(*snapshot.came), Ink::up });
        panel.bars.push_back({ x, -static_cast<double>(*snapshot.left), Ink::down });
        most = std::max<double>(most, *snapshot.came);
        least = std::min<double>(least, -*snapshot.left);
        figure.readouts.push_back({ day, mediumDate(day),
            { { tr("came"), signedNumber(*snapshot.came) },
                { tr("left"), signedNumber(-*snapshot.left) } } });
    }
    if (panel.bars.empty())
        return figure;
    figure.days = { dayOf(snapshots.front().asOf), dayOf(snapshots.back().asOf) + kOneDay };
    panel.zeroLine = true;
    panel.scale = valueScale(least, most, Unit::difference, true, {});
    figure.title = tr("Who came and who left between the archives");
    figure.subtitle = joined({ dayRange(figure.days.from, figure.days.end - kOneDay),
                                 tr("%1 archives").arg(snapshots.size()) },
        sample);
    figure.panels.push_back(std::move(panel));
    figure.fileName = u"came-and-left"_s;
    return figure;
}

} // namespace mutuals::ui
