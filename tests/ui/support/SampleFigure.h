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
        figure.readouts.push_back({ days.back(), QStringLiteral("day %1").arg(i),
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
    figure.flag = Flag { sampleDay(60), QStringLiteral("follow-back · 10 Jul") };
    figure.periods =
        FigurePeriods { { sampleDay(0), sampleDay(60) }, { sampleDay(60), sampleDay(100) } };
    return figure;
}

} // namespace mutuals::ui
