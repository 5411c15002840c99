#include "ui/charts/ImpactFigure.h"

#include "ui/charts/ImpactPanels.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days kOneDay { 1 };
constexpr int kRoomToDrag = 28; ///< days shown beyond the usual periods, so that handles can move

QString tr(const char* text)
{
    return QCoreApplication::translate("ImpactFigure", text);
}

DayRange shownDays(const ImpactAnswer& answer, const std::vector<DayMetrics>& known)
{
    DayRange shown { answer.before.days.from, answer.after.days.end };
    if (known.empty())
        return shown;
    const DayRange data { known.front().day, known.back().day + kOneDay };
    const ImpactPeriods usual = defaultPeriods(answer.start, {}, data);
    const std::chrono::days room { kRoomToDrag };
    shown.from = std::min(shown.from, usual.before.from) - room;
    shown.end = std::max(shown.end, usual.after.end) + room;
    return { std::max(shown.from, std::min(data.from, answer.before.days.from)),
        std::min(shown.end, std::max(data.end, answer.after.days.end)) };
}

std::vector<ImpactPoint> pointsOf(
    const ImpactAnswer& answer, const std::vector<DayMetrics>& days, DayRange shown)
{
    std::vector<ImpactPoint> points(static_cast<std::size_t>(std::max(0, shown.count())));
    const auto at = [&](Day day) -> ImpactPoint& {
        return points[static_cast<std::size_t>((day - shown.from).count())];
    };
    for (Day day = shown.from; day < shown.end; day += kOneDay)
        at(day).day = day;
    const auto values = metricValues(days, answer.metric);
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (shown.contains(days[i].day))
            at(days[i].day).observed = values[i];
    }
    for (const ImpactDay& day : answer.series) {
        if (shown.contains(day.day))
            at(day.day) = { day.day, day.observed, day.expected, day.low, day.high, day.leftOut,
                day.excluded };
    }
    return points;
}

QString leftOutWords(const LeftOutDay& day)
{
    if (day.why == "clipped: viral")
        return tr("far above its days; counted as a usual high day");
    if (day.why == "clipped: quiet")
        return tr("far below its days; counted as a usual low day");
    if (day.why == "left out")
        return day.reason.empty()
            ? tr("left out by you")
            : tr("left out by you: %1").arg(QString::fromStdString(day.reason).simplified());
    return QString::fromStdString(day.why);
}

/// The metric's value in words; a difference bears its sign.
QString valueWords(Metric metric, double value)
{
    return metricNumber(metric, metric == Metric::engagementRate ? value : std::round(value));
}

QString differenceWords(Metric metric, double value)
{
    return metric == Metric::engagementRate ? points(value) : signedNumber(std::llround(value));
}

std::vector<Readout> readoutsOf(const std::vector<ImpactPoint>& points, const ImpactAnswer& answer,
    const std::vector<Note>& notes)
{
    std::vector<Readout> readouts;
    readouts.reserve(points.size());
    for (const ImpactPoint& point : points) {
        Readout readout { axisPosition(point.day),
            QLocale().toString(qDate(point.day), u"ddd "_s) + mediumDate(point.day), {} };
        auto& lines = readout.lines;
        lines.push_back({ tr("observed"),
            point.observed ? valueWords(answer.metric, *point.observed) : tr("not in the files") });
        if (point.expected) {
            QString expected = valueWords(answer.metric, *point.expected);
            if (point.low && point.high)
                //: a value and the range that it likely lies in
                expected = tr("%1 (%2 to %3)")
                               .arg(expected, valueWords(answer.metric, *point.low),
                                   valueWords(answer.metric, *point.high));
            lines.push_back({ tr("expected"), expected });
            if (point.observed)
                lines.push_back({ tr("difference"),
                    differenceWords(answer.metric, *point.observed - *point.expected) });
        }
        for (const LeftOutDay& day : answer.leftOut) {
            if (day.day == point.day)
                lines.push_back({ tr("mark"), leftOutWords(day) });
        }
        for (const Note& note : notes) {
            if (note.day == point.day)
                lines.push_back({ tr("note"), QString::fromStdString(note.text).simplified() });
        }
        readouts.push_back(std::move(readout));
    }
    return readouts;
}

/// Notes sit on the line; a note on a day without a value sits on the axis.
void addNotes(Panel& panel, const std::vector<ImpactPoint>& points, const std::vector<Note>& notes)
{
    for (const Note& note : notes) {
        const auto point = std::find_if(
            points.begin(), points.end(), [&](const ImpactPoint& p) { return p.day == note.day; });
        if (point == points.end())
            continue;
        const double y = point->observed.value_or(panel.scale.low);
        panel.dots.push_back(
            { Dot::Kind::note, { axisPosition(note.day), std::min(y, panel.scale.high) },
                QString::fromStdString(note.text).simplified() });
    }
}

QString subtitleOf(const ImpactAnswer& answer, const ImpactSurroundings& around, const Panel& panel)
{
    QStringList parts { dayRange(answer.before.days.from, answer.after.days.end - kOneDay),
        tr("%1 days before, %2 after").arg(answer.before.used).arg(answer.after.used) };
    if (!around.source.isEmpty())
        parts << around.source;
    if (panel.scale.low != 0 && answer.metric == Metric::engagementRate)
        parts << tr("axis begins at %1").arg(panel.scale.ticks.front().text);
    if (around.sample)
        parts << tr("sample data");
    return parts.join(u" · "_s);
}

QString footnoteOf(const ImpactAnswer& answer, const Panel& panel)
{
    QStringList parts;
    if (!panel.bands.empty())
        parts << tr("Dashed: what your own history predicts, and what it likely lies between.");
    const auto has = [&](Dot::Kind kind) {
        return std::any_of(panel.dots.begin(), panel.dots.end(),
            [kind](const Dot& dot) { return dot.kind == kind; });
    };
    if (has(Dot::Kind::leftOut))
        parts << tr("○ counted as a usual high or low day.");
    if (has(Dot::Kind::excluded))
        parts << tr("✕ left out by you.");
    if (has(Dot::Kind::beyond)) {
        QStringList days;
        for (const Dot& dot : panel.dots) {
            if (dot.kind == Dot::Kind::beyond)
                days << shortDate(dayAt(dot.at.x()));
        }
        parts << tr("▲ beyond the axis: %1.").arg(days.join(u", "_s));
    }
    if (answer.before.used < answer.before.days.count()
        || answer.after.used < answer.after.days.count())
        parts << tr("Gaps are days that the files do not hold.");
    return parts.join(u' ');
}

} // namespace

bool hasBothSides(Day start, const std::vector<DayMetrics>& days)
{
    return !days.empty() && days.front().day < start && start <= days.back().day;
}

Figure impactFigure(const ImpactAnswer& answer, const ImpactSurroundings& around, bool brief)
{
    Figure figure;
    figure.days = shownDays(answer, around.days);
    if (figure.days.empty())
        return figure;
    const std::vector<ImpactPoint> points = pointsOf(answer, around.days, figure.days);
    const bool answered = answer.missing.empty() && answer.absolute;
    figure.panels.push_back(observedPanel(points, answer));
    if (answered && !brief) {
        figure.panels.push_back(differencePanel(points, answer));
        figure.panels.push_back(sumPanel(points, answer));
    }
    figure.title = chartTitle(answer);
    figure.subtitle = subtitleOf(answer, around, figure.panels.front());
    figure.footnote = footnoteOf(answer, figure.panels.front());
    figure.flag = Flag { axisPosition(answer.start),
        around.policy.isEmpty() ? shortDate(answer.start)
                                : around.policy + u" · "_s + shortDate(answer.start) };
    figure.periods = FigurePeriods { answer.before.days, answer.after.days };
    figure.readouts = readoutsOf(points, answer, around.notes);
    figure.fileName = QString::fromStdString(std::string(metricName(answer.metric))) + u'-'
        + qDate(answer.start).toString(Qt::ISODate);
    addNotes(figure.panels.front(), points, around.notes);
    if (figure.panels.size() == 1 || brief)
        figure.panels.front().heading.clear();
    return figure;
}

} // namespace mutuals::ui
