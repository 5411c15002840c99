#include "ui/charts/RetentionFigure.h"

#include "ui/charts/Scales.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFewestDrawn = 10; ///< looked at; the tail beyond says little
constexpr int kLeastDays = 91;

QString tr(const char* text)
{
    return QCoreApplication::translate("RetentionFigure", text);
}

/// The last day on which enough are looked at.
int lastDay(const std::vector<RetentionPoint>& points)
{
    int last = 0;
    for (const RetentionPoint& point : points)
        last = point.atRisk >= kFewestDrawn ? point.day : last;
    return points.empty() ? 0 : std::max(last, std::min(kLeastDays, points.back().day));
}

QList<Tick> dayTicks(int days)
{
    const int step = days > 500 ? 180 : days > 200 ? 90 : days > 60 ? 30 : 7;
    QList<Tick> ticks;
    for (int day = 0; day <= days; day += step)
        ticks.append({ static_cast<double>(day), number(day) });
    return ticks;
}

const RetentionPoint* pointAt(const std::vector<RetentionPoint>& points, int day)
{
    const auto found = std::find_if(points.begin(), points.end(),
        [day](const RetentionPoint& point) { return point.day >= day; });
    return found != points.end() && found->day < day + 7 ? &*found : nullptr;
}

void addGroup(Figure& figure, const std::vector<RetentionPoint>& points, Ink ink,
    const QString& name, int until)
{
    if (points.empty())
        return;
    Piece stay, low, high;
    for (const RetentionPoint& point : points) {
        if (point.day > until)
            break;
        const auto day = static_cast<double>(point.day);
        stay.append({ day, point.stay });
        low.append({ day, point.low });
        high.append({ day, point.high });
    }
    Panel& panel = figure.panels.front();
    panel.bands.push_back({ stepped(low), stepped(high), ink });
    panel.curves.push_back({ ink, { stepped(stay) }, name });
    NumberRow row { name, {}, ink };
    for (const Tick& tick : figure.across->scale.ticks) {
        if (const RetentionPoint* point = pointAt(points, static_cast<int>(tick.at)))
            row.numbers.append({ tick.at, number(point->atRisk) });
    }
    figure.rows.push_back(row);
}

ReadoutLine line(const QString& name, const std::vector<RetentionPoint>& points, int day)
{
    const RetentionPoint* point = pointAt(points, day);
    if (!point)
        return { name, tr("too few looked at") };
    //: share still there, what it likely lies between, and how many were looked at
    return { name,
        tr("%1 (%2 to %3), %4 looked at")
            .arg(sharePercent(point->stay, 0), sharePercent(point->low, 0),
                sharePercent(point->high, 0), number(point->atRisk)) };
}

} // namespace

QString retentionTitle(const RetentionAnswer& answer)
{
    if (!answer.hazard)
        return tr("How long followers stay");
    const bool hint = answer.eValue && answer.eValue->limit < kWeakReason;
    if (answer.hazard->ratio.high < 1)
        return hint ? tr("Followers you follow back seem to stay longer")
                    : tr("Followers you follow back stay longer");
    if (answer.hazard->ratio.low > 1)
        return hint ? tr("Followers you follow back seem to leave sooner")
                    : tr("Followers you follow back leave sooner");
    return tr("No clear difference in who stays");
}

Figure retentionFigure(const RetentionAnswer& answer, bool sample)
{
    Figure figure;
    const RetentionCurves& curves = answer.curves;
    if (curves.followedBack.empty() && curves.others.empty())
        return figure;
    const int until = std::max(lastDay(curves.followedBack), lastDay(curves.others));
    figure.title = retentionTitle(answer);
    QStringList parts { dayRange(dayOf(answer.snapshots.front()), dayOf(answer.snapshots.back())),
        answer.snapshots.size() == 1
            ? tr("one archive")
            : tr("%1 archives").arg(number(static_cast<qint64>(answer.snapshots.size()))),
        tr("%1 followers").arg(number(answer.followers)) };
    if (sample)
        parts << tr("sample data");
    figure.subtitle = parts.join(u" · "_s);
    figure.footnote =
        tr("The bands: what each curve likely lies between. Below: how many followers "
           "of that age were looked at.");
    figure.across = Across { { 0, static_cast<double>(std::max(until, 7)), dayTicks(until) },
        tr("days since they followed") };
    figure.panels.emplace_back();
    figure.panels.front().scale = valueScale(0, 1, Unit::share, true, {});
    addGroup(figure, curves.others, Ink::quiet, tr("not followed back"), until);
    addGroup(figure, curves.followedBack, Ink::accent, tr("followed back"), until);
    std::reverse(figure.rows.begin(), figure.rows.end());
    for (int day = 0; day <= until; day += curves.stepDays)
        figure.readouts.push_back({ static_cast<double>(day), tr("day %1").arg(number(day)),
            { line(tr("followed back"), curves.followedBack, day),
                line(tr("not followed back"), curves.others, day) } });
    figure.fileName = u"who-stays"_s;
    return figure;
}

} // namespace mutuals::ui
