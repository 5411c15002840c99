#include "ui/charts/PlaceboFigure.h"

#include "core/impact/Foresight.h"
#include "ui/charts/Scales.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kSure = 1.96; ///< beyond it the analysis would have been sure at 95 %
constexpr double kLeastReach = 2.5; ///< of the axis, either way
constexpr double kRoomForWords = 1.15; ///< above the tallest bar
constexpr double kTallestBar = 1; ///< share: higher bars are cut and bear their number

QString tr(const char* text)
{
    return QCoreApplication::translate("PlaceboFigure", text);
}

QString size(double z)
{
    return QLocale().toString(std::abs(z), 'f', 1);
}

Readout readoutOf(double at, const QString& heading, double z)
{
    return {
        at, heading,
        { { z >= 0 ? tr("higher by") : tr("lower by"), tr("%1 × its usual error").arg(size(z)) },
            { tr("that would pass"), std::abs(z) > kSure ? tr("as a change") : tr("as chance") } }
    };
}

} // namespace

Figure placeboFigure(const ImpactAnswer& answer, bool sample)
{
    Figure figure;
    const Placebo& placebo = answer.placebo;
    if (placebo.starts.empty() || answer.series.empty())
        return figure;
    const Day first = answer.series.front().day;
    const auto dayOf = [first](const PlaceboStart& start) {
        return first + std::chrono::days(start.day);
    };
    const Day earliest = dayOf(placebo.starts.front());
    // Right of the true start is room for its date.
    figure.days = { earliest - std::chrono::days(2),
        answer.start + std::max(std::chrono::days(14), (answer.start - earliest) / 4) };

    Panel panel;
    double most = std::max(kLeastReach, std::abs(placebo.z));
    for (const PlaceboStart& start : placebo.starts) {
        most = std::max(most, std::abs(start.z()));
        panel.dots.push_back(
            { Dot::Kind::small, { axisPosition(dayOf(start)), start.z() }, {}, Ink::quiet });
        figure.readouts.push_back(
            readoutOf(axisPosition(dayOf(start)), longDate(dayOf(start)), start.z()));
    }
    panel.dots.push_back({ Dot::Kind::chosen, { axisPosition(answer.start), placebo.z },
        dayAndMonth(answer.start), Ink::accent });
    for (const PlaceboOutcome& outcome : placebo.outcomes) {
        most = std::max(most, std::abs(outcome.z));
        panel.dots.push_back(
            { Dot::Kind::value, { axisPosition(answer.start), outcome.z }, {}, Ink::down });
    }
    figure.readouts.push_back(
        readoutOf(axisPosition(answer.start), longDate(answer.start), placebo.z));
    const double from = axisPosition(figure.days.from), to = axisPosition(figure.days.end);
    panel.bands.push_back(
        { { { from, -kSure }, { to, -kSure } }, { { from, kSure }, { to, kSure } }, Ink::quiet });
    panel.zeroLine = true;
    const double reach = std::ceil(most * 1.1);
    panel.scale = valueScale(-reach, reach, Unit::difference, true, QLocale());
    figure.panels.push_back(std::move(panel));

    const auto all = static_cast<int>(placebo.starts.size()) + 1;
    figure.title = placebo.rank == 1
        ? tr("No false start gave a larger change")
        : tr("%1 of %2 false starts gave a change as large").arg(placebo.rank - 1).arg(all - 1);
    QStringList parts { metricTitle(answer.metric),
        tr("%1 days after each start").arg(placebo.window), tr("in units of the usual error") };
    if (sample)
        parts << tr("sample data");
    figure.subtitle = parts.join(u" · "_s);
    figure.footnote = tr("Each dot: the same analysis on a day when nothing began. Inside the band "
                         "it would pass as chance.");
    if (!placebo.outcomes.empty())
        figure.footnote +=
            u' ' + tr("The coral dot is how often you post, which following back cannot move.");
    figure.fileName = u"placebo-wall"_s;
    return figure;
}

Figure horizonFigure(Metric metric, const std::vector<Horizon>& horizons, int used, bool sample)
{
    Figure figure;
    if (horizons.empty())
        return figure;
    Panel panel;
    Across across;
    double most = 0;
    const Horizon* best = nullptr;
    for (std::size_t i = 0; i < horizons.size(); ++i) {
        const Horizon& one = horizons[i];
        const auto x = static_cast<double>(i);
        const bool plausible = one.detectable <= kPlausible;
        most = std::max(most, std::min(one.detectable, kTallestBar));
        panel.bars.push_back({ x, std::min(one.detectable, kTallestBar),
            !plausible            ? Ink::faint
                : one.days > used ? Ink::quiet
                                  : Ink::accent,
            sharePercent(one.detectable, 0) });
        across.scale.ticks.append({ x, QString::number(one.days) });
        figure.readouts.push_back({ x, tr("%1 days after the start").arg(one.days),
            { { tr("smallest change seen"), sharePercent(one.detectable, 0) },
                { tr("worth the wait"), plausible ? tr("yes") : tr("don’t bother") } } });
        if (plausible && (!best || one.detectable < best->detectable))
            best = &one;
    }
    across.scale.low = -0.5;
    across.scale.high = static_cast<double>(horizons.size()) - 0.5;
    across.name = tr("days after the start");
    figure.across = std::move(across);
    panel.scale = valueScale(0, most * kRoomForWords, Unit::share, true, QLocale(), 4);
    figure.panels.push_back(std::move(panel));
    figure.title = best ? tr("Changes above %1 could be seen by day %2")
                              .arg(sharePercent(best->detectable, 0))
                              .arg(best->days)
                        : tr("Don’t bother: only a trial can tell");
    QStringList parts { metricTitle(metric), tr("smallest change found in 4 of 5 cases") };
    if (sample)
        parts << tr("sample data");
    figure.subtitle = parts.join(u" · "_s);
    figure.footnote = best && horizons.front().detectable <= kPlausible
        ? tr("From your own ups and downs.")
        : tr("From your own ups and downs. Pale: only a change above %1 would show, more than "
             "following back can plausibly do.")
              .arg(sharePercent(kPlausible, 0));
    figure.fileName = u"time-to-answer"_s;
    return figure;
}

} // namespace mutuals::ui
