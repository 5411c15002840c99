#include "ui/charts/EngagementFigure.h"

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

constexpr double kHalfWeek = 0.5;

QString tr(const char* text)
{
    return QCoreApplication::translate("EngagementFigure", text);
}

bool ofComments(const EngagementOutcome& outcome)
{
    return outcome.of == Engagement::comments;
}

Ink inkOf(const EventPoint& point)
{
    return point.time < 0 ? Ink::quiet : point.time == 0 ? Ink::faint : Ink::accent;
}

QString weekWords(int week)
{
    if (week == 0)
        return tr("the week you followed them back");
    if (week < 0)
        return week == -1 ? tr("1 week before") : tr("%1 weeks before").arg(number(-week));
    return week == 1 ? tr("1 week after") : tr("%1 weeks after").arg(number(week));
}

Readout readoutOf(const EventPoint& point)
{
    return { static_cast<double>(point.time), weekWords(point.time),
        { { tr("difference per 100"), signedPerHundred(point.estimate) },
            //: the ends of an interval
            { tr("likely between"),
                tr("%1 and %2").arg(signedPerHundred(point.low), signedPerHundred(point.high)) },
            { tr("followed back"), number(point.treated) },
            { tr("others"), number(point.controls) } } };
}

Panel panelOf(const EventStudy& study)
{
    Panel panel;
    Band before, after;
    before.ink = Ink::quiet;
    double least = 0, most = 0;
    for (const EventPoint& point : study.points) {
        const auto week = static_cast<double>(point.time);
        panel.whiskers.push_back({ week, 100 * point.low, 100 * point.high, inkOf(point) });
        panel.dots.push_back(
            { Dot::Kind::value, { week, 100 * point.estimate }, {}, inkOf(point) });
        least = std::min(least, 100 * point.bandLow);
        most = std::max(most, 100 * point.bandHigh);
        if (point.time == 0)
            continue;
        Band& band = point.time < 0 ? before : after;
        band.low.append({ week, 100 * point.bandLow });
        band.high.append({ week, 100 * point.bandHigh });
    }
    for (const Band& band : { before, after }) {
        if (band.low.size() > 1)
            panel.bands.push_back(band);
    }
    panel.scale = valueScale(least, most, Unit::difference, true, {});
    panel.zeroLine = true;
    return panel;
}

} // namespace

QString perHundred(double perFollower)
{
    const double value = std::abs(100 * perFollower);
    return QLocale().toString(value, 'f', value < 9.95 ? 1 : 0);
}

QString signedPerHundred(double perFollower)
{
    const QString digits = perHundred(perFollower);
    if (digits == QLocale().toString(0.0, 'f', 1))
        return digits;
    return (perFollower < 0 ? u"−"_s : u"+"_s) + digits;
}

QString engagementTitle(const EngagementOutcome& outcome)
{
    if (!outcome.study)
        return ofComments(outcome) ? tr("Comments around the follow-back")
                                   : tr("Messages around the follow-back");
    switch (verdictOf(*outcome.study)) {
    case EngagementVerdict::more:
        return ofComments(outcome) ? tr("Followers commented more after you followed them back")
                                   : tr("Followers wrote to you more after you followed them back");
    case EngagementVerdict::less:
        return ofComments(outcome) ? tr("Followers commented less after you followed them back")
                                   : tr("Followers wrote to you less after you followed them back");
    case EngagementVerdict::alike:
        return ofComments(outcome)
            ? tr("Followers commented about as much after the follow-back")
            : tr("Followers wrote to you about as much after the follow-back");
    case EngagementVerdict::notAlikeBefore:
    case EngagementVerdict::cannotTell:
        break;
    }
    return ofComments(outcome) ? tr("Comments around the follow-back: no clear answer")
                               : tr("Messages around the follow-back: no clear answer");
}

Figure engagementFigure(const EngagementOutcome& outcome, bool sample)
{
    Figure figure;
    if (!outcome.study)
        return figure;
    const EventStudy& study = *outcome.study;
    figure.title = engagementTitle(outcome);
    const Day end = outcome.firstWeek + std::chrono::days(7 * outcome.weeks - 1);
    QStringList parts { dayRange(outcome.firstWeek, end),
        tr("%1 followed back, %2 others").arg(number(study.treated), number(study.controls)) };
    if (sample)
        parts << tr("sample data");
    figure.subtitle = parts.join(u" · "_s);
    figure.footnote = ofComments(outcome)
        ? tr("Comments a week per 100 followers, more or fewer than those of others who had "
             "followed "
             "as long and were not followed back yet. Gray, before: a check, it should lie around "
             "zero. The week of the follow-back also holds what came before it, and is in neither.")
        : tr(
            "Messages a week per 100 followers, more or fewer than those of others who had "
            "followed "
            "as long and were not followed back yet. Gray, before: a check, it should lie around "
            "zero. The week of the follow-back also holds what came before it, and is in neither.");
    Scale weeks { study.points.front().time - kHalfWeek, study.points.back().time + kHalfWeek, {} };
    const int first = study.points.front().time, last = study.points.back().time;
    const int step = last - first > 8 ? 4 : last - first > 4 ? 2 : 1;
    for (int week = -(-first / step) * step; week <= last; week += step)
        weeks.ticks.append({ static_cast<double>(week), signedNumber(week) });
    figure.across = Across { weeks, tr("weeks since you followed them back") };
    figure.panels.push_back(panelOf(study));
    figure.flag = Flag { 0, tr("you follow back") };
    for (const EventPoint& point : study.points)
        figure.readouts.push_back(readoutOf(point));
    figure.fileName =
        ofComments(outcome) ? u"comments-around-follow-back"_s : u"messages-around-follow-back"_s;
    return figure;
}

} // namespace mutuals::ui
