#pragma once

#include "ui/charts/Figure.h"
#include "ui/charts/Scales.h"

#include <cmath>

namespace mutuals::ui {

inline Day sampleDay(int offset)
{
    return Day { std::chrono::year { 2025 } / 5 / 11 } + std::chrono::days { offset };
}

/// Two panels over 100 days; the policy begins on day 60, day 20 is missing.
inline Figure sampleFigure()
{
    Figure figure;
    figure.title = QStringLiteral("Views rose after 10 July");
    figure.subtitle = QStringLiteral("11 May – 18 Aug 2025 · TikTok Studio Overview");
    figure.fileName = QStringLiteral("views");
    figure.days = { sampleDay(0), sampleDay(100) };
    std::vector<Day> days;
    std::vector<std::optional<double>> before, after;
    for (int i = 0; i < 100; ++i) {
        const double value = 1000 + 120 * std::sin(i * 1.7) + (i >= 60 ? 300 : 0);
        days.push_back(sampleDay(i));
        before.push_back(i <= 60 && i != 20 ? std::optional(value) : std::nullopt);
        after.push_back(i >= 60 ? std::optional(value) : std::nullopt);
        figure.readouts.push_back({ axisPosition(days.back()), QStringLiteral("day %1").arg(i),
            { { QStringLiteral("observed"), QString::number(value) } } });
    }
    Panel panel;
    panel.heading = QStringLiteral("Observed");
    panel.scale = valueScale(0, 1500, Unit::count, true, {});
    panel.curves = { { Ink::quiet, pieces(days, before), {} },
        { Ink::accent, pieces(days, after), QStringLiteral("observed") } };
    panel.bands = { { { { axisPosition(days[60]), 900 }, { axisPosition(days[99]), 900 } },
        { { axisPosition(days[60]), 1100 }, { axisPosition(days[99]), 1100 } } } };
    Panel second = panel;
    second.heading = QStringLiteral("Again");
    figure.panels = { panel, second };
    figure.flag = Flag { axisPosition(sampleDay(60)), QStringLiteral("follow-back · 10 Jul") };
    figure.periods =
        FigurePeriods { { sampleDay(0), sampleDay(60) }, { sampleDay(60), sampleDay(100) } };
    return figure;
}

/// Two falling curves with bands over 90 days since a follow, and how many were watched.
inline Figure sampleAcross()
{
    Figure figure;
    figure.title = QStringLiteral("Who stays");
    figure.subtitle = QStringLiteral("1,659 followers · three archives");
    figure.fileName = QStringLiteral("who-stays");
    figure.across = Across { { 0, 90, {} }, QStringLiteral("days since they followed") };
    for (const int day : { 0, 15, 30, 45, 60, 75, 90 })
        figure.across->scale.ticks.append({ double(day), QString::number(day) });
    Panel panel;
    panel.scale = valueScale(0, 1, Unit::share, true, {});
    for (const Ink ink : { Ink::accent, Ink::quiet }) {
        Piece stays, low, high;
        for (int day = 0; day <= 90; day += 5) {
            const double value = 1 - day * (ink == Ink::accent ? 0.001 : 0.003);
            stays.append({ double(day), value });
            low.append({ double(day), value - 0.03 });
            high.append({ double(day), std::min(1.0, value + 0.03) });
        }
        const QString name = ink == Ink::accent ? QStringLiteral("followed back")
                                                : QStringLiteral("not followed back");
        panel.curves.push_back({ ink, { stepped(stays) }, name });
        panel.bands.push_back({ stepped(low), stepped(high), ink });
        panel.whiskers.push_back({ 75, 0.1, 0.3, ink });
        panel.dots.push_back({ Dot::Kind::value, { 75, 0.2 }, {}, ink });
        NumberRow row { name, {}, ink };
        for (const int day : { 0, 30, 60, 90 })
            row.numbers.append({ double(day), QString::number(1659 - 3 * day) });
        figure.rows.push_back(row);
    }
    for (int day = 0; day <= 90; day += 5)
        figure.readouts.push_back({ double(day), QStringLiteral("day %1").arg(day), {} });
    figure.panels = { panel };
    figure.flag = Flag { 45, QStringLiteral("the newest archive") };
    return figure;
}

} // namespace mutuals::ui
