#include "ui/charts/DailyFigure.h"

#include "core/impact/Impact.h"
#include "ui/charts/Scales.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <functional>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days kOneDay { 1 };

QString tr(const char* text)
{
    return QCoreApplication::translate("DailyFigure", text);
}

/// What differs between the two figures of this file.
struct Measure {
    QString title, name; ///< of the chart; of the value in the readout
    QString fileName;
    Unit unit = Unit::count;
    std::function<QString(double)> words;
};

Figure figureOf(const std::vector<DayMetrics>& days,
    const std::vector<std::optional<double>>& values, const Measure& measure,
    const DailySurroundings& around)
{
    Figure figure;
    std::vector<Day> at;
    Panel panel;
    double least = 1e300, most = -1e300, last = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        at.push_back(days[i].day);
        if (!values[i])
            continue;
        last = *values[i];
        least = std::min(least, last);
        most = std::max(most, last);
        Readout readout { axisPosition(at[i]),
            QLocale().toString(qDate(at[i]), u"ddd "_s) + mediumDate(at[i]),
            { { measure.name, measure.words(last) } } };
        for (const Note& note : around.notes) {
            if (note.day != at[i])
                continue;
            const QString text = QString::fromStdString(note.text).simplified();
            readout.lines.push_back({ tr("note"), text });
            panel.dots.push_back({ Dot::Kind::note, { axisPosition(at[i]), last }, text });
        }
        figure.readouts.push_back(std::move(readout));
    }
    if (figure.readouts.empty())
        return figure;
    figure.days = { dayAt(figure.readouts.front().at), dayAt(figure.readouts.back().at) + kOneDay };
    // Counts of a day begin at zero; a total far above zero would be a flat line.
    const bool fromZero = measure.unit == Unit::difference || least < 0.35 * most;
    panel.zeroLine = least < 0;
    panel.scale = valueScale(least, most, measure.unit, fromZero, {});
    panel.curves.push_back({ Ink::accent, pieces(at, values), measure.words(last) });
    const auto known = figure.readouts.size();
    QStringList parts { dayRange(figure.days.from, figure.days.end - kOneDay),
        known == 1 ? tr("1 day") : tr("%1 days").arg(known) };
    if (!around.source.isEmpty())
        parts << around.source;
    if (panel.scale.low > 0)
        parts << tr("axis begins at %1").arg(panel.scale.ticks.front().text);
    if (around.sample)
        parts << tr("sample data");
    figure.title = measure.title;
    figure.subtitle = parts.join(u" · "_s);
    figure.fileName = measure.fileName;
    for (const Policy& policy : around.policies) {
        const bool newer = !figure.flag || dayAt(figure.flag->at) < policy.start;
        if (figure.days.contains(policy.start) && newer)
            figure.flag = Flag { axisPosition(policy.start),
                QString::fromStdString(policy.name).simplified() + u" · "_s
                    + shortDate(policy.start) };
    }
    figure.panels.push_back(std::move(panel));
    return figure;
}

} // namespace

Figure dailyFigure(
    const std::vector<DayMetrics>& days, Metric metric, const DailySurroundings& around)
{
    const bool rate = metric == Metric::engagementRate, growth = metric == Metric::netGrowth;
    const std::string_view name = metricName(metric);
    return figureOf(days, metricValues(days, metric),
        { growth || rate ? metricTitle(metric) : tr("%1 per day").arg(metricTitle(metric)),
            metricTitle(metric).toLower(),
            QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())),
            rate         ? Unit::share
                : growth ? Unit::difference
                         : Unit::count,
            [metric](double value) { return metricNumber(metric, value); } },
        around);
}

Figure followersFigure(const std::vector<DayMetrics>& days, const DailySurroundings& around)
{
    std::vector<std::optional<double>> counts;
    for (const DayMetrics& day : days) {
        counts.emplace_back();
        if (day.followers)
            counts.back() = static_cast<double>(*day.followers);
    }
    return figureOf(days, counts,
        { tr("Followers"), tr("followers"), u"followers"_s, Unit::count,
            [](double value) { return number(std::llround(value)); } },
        around);
}

} // namespace mutuals::ui
