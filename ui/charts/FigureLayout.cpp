#include "ui/charts/FigureLayout.h"

#include "ui/charts/Scales.h"

#include <QFontMetricsF>

#include <algorithm>

namespace mutuals::ui {

namespace {

constexpr double kMostLabelWidth = 140;

double widestTick(const Figure& figure, const QFontMetricsF& metrics)
{
    double widest = 0;
    for (const Panel& panel : figure.panels) {
        for (const Tick& tick : panel.scale.ticks)
            widest = std::max(widest, metrics.horizontalAdvance(tick.text));
    }
    return widest;
}

double widestLabel(const Figure& figure, const QFontMetricsF& metrics)
{
    double widest = 0;
    for (const Panel& panel : figure.panels) {
        for (const Curve& curve : panel.curves)
            widest = std::max(widest, metrics.horizontalAdvance(curve.label));
    }
    for (const NumberRow& row : figure.rows)
        widest = std::max(widest, metrics.horizontalAdvance(row.name));
    return std::min(widest, kMostLabelWidth);
}

/// As many of an axis's ticks as fit side by side: all, else every second, third, …
QList<Tick> spaced(
    const QList<Tick>& ticks, double pixelsPerUnit, const QFontMetricsF& metrics, double gap)
{
    for (qsizetype step = 1; step <= ticks.size(); ++step) {
        bool fits = true;
        for (qsizetype i = step; fits && i < ticks.size(); i += step) {
            const double halves = (metrics.horizontalAdvance(ticks[i].text)
                                      + metrics.horizontalAdvance(ticks[i - step].text))
                / 2;
            fits = (ticks[i].at - ticks[i - step].at) * pixelsPerUnit >= halves + gap;
        }
        if (!fits)
            continue;
        QList<Tick> kept;
        for (qsizetype i = 0; i < ticks.size(); i += step)
            kept.append(ticks[i]);
        return kept;
    }
    return {};
}

} // namespace

double FigureLayout::pixel(double x) const
{
    const QRectF& plot = panels.front().plot;
    return plot.left() + (x - from) / (to - from) * plot.width();
}

double FigureLayout::xAtPixel(double pixel) const
{
    const QRectF& plot = panels.front().plot;
    return from + (pixel - plot.left()) / std::max(1.0, plot.width()) * (to - from);
}

QPointF FigureLayout::map(const Panel& panel, std::size_t index, QPointF point) const
{
    const QRectF& plot = panels[index].plot;
    const Scale& scale = panel.scale;
    const double part = (point.y() - scale.low) / (scale.high - scale.low);
    return { pixel(point.x()), plot.bottom() - part * plot.height() };
}

FigureLayout layOut(
    const Figure& figure, QSizeF size, const ChartStyle& style, const LayoutOptions& options)
{
    FigureLayout layout;
    layout.size = size;
    const QFontMetricsF small(style.small), smallStrong(chart::strong(style.small));
    const QFontMetricsF body(chart::strong(style.body)), title(chart::strong(style.title));
    const double gap = style.space;

    const double margin = options.titled ? 6 * gap : 0;
    QRectF room(margin, margin, size.width() - 2 * margin, size.height() - 2 * margin);
    if (options.titled) {
        layout.title = QRectF(room.left(), room.top(), room.width(), title.height());
        room.setTop(layout.title.bottom() + gap);
        layout.subtitle = QRectF(room.left(), room.top(), room.width(), small.height());
        room.setTop(layout.subtitle.bottom() + 4 * gap);
        if (!figure.footnote.isEmpty()) {
            layout.footnote =
                QRectF(room.left(), room.bottom() - small.height(), room.width(), small.height());
            room.setBottom(layout.footnote.top() - 2 * gap);
        }
    }

    const double left = widestTick(figure, small) + 2 * gap;
    const double label = widestLabel(figure, smallStrong);
    const double right = label > 0 ? label + 2 * gap : gap;
    const double plotWidth = std::max(1.0, room.width() - left - right);
    layout.labelsLeft = room.left() + left + plotWidth + 2 * gap;

    if (figure.across) {
        const Scale& scale = figure.across->scale;
        const double air = (scale.high - scale.low) * 0.008;
        layout.from = scale.low - air;
        layout.to = scale.high + air;
        layout.ticks = spaced(scale.ticks, plotWidth / (layout.to - layout.from), small, 3 * gap);
    } else {
        // A little air at both ends, so that the first and last dot are whole.
        const double from = axisPosition(figure.days.from), to = axisPosition(figure.days.end) - 1;
        const double air = std::max(0.5, (to - from) * 0.004);
        layout.from = from - air;
        layout.to = std::max(to, from) + air;
        const double tickWidth = small.horizontalAdvance(QStringLiteral("30 Sep 2026")) + 4 * gap;
        layout.ticks = dayTicks(
            figure.days, std::clamp(static_cast<int>(plotWidth / tickWidth), 1, kMostTicks), {});
    }

    const double track = options.editable && figure.periods ? 5 * gap : 0;
    const double tickRow = small.height() + gap;
    const bool named = figure.across && !figure.across->name.isEmpty();
    const double numberRow = small.height() + gap / 2;
    double fixed = track + (named ? tickRow : 0)
        + (figure.rows.empty() ? 0 : static_cast<double>(figure.rows.size()) * numberRow + gap);
    double shares = 0;
    // Above a plot without a heading: half of the uppermost label, or of the flag.
    const auto bareTop = [&](std::size_t panel) {
        return small.height() / 2 + (panel == 0 && figure.flag ? gap : 0);
    };
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        const Panel& panel = figure.panels[i];
        fixed += tickRow + (panel.heading.isEmpty() ? bareTop(i) : body.height() + 3 * gap)
            + (i > 0 ? 3 * gap : 0);
        shares += panel.height;
    }
    const double perShare = std::max(0.0, room.height() - fixed) / std::max(shares, 1e-9);
    double top = room.top();
    for (std::size_t i = 0; i < figure.panels.size(); ++i) {
        const Panel& panel = figure.panels[i];
        PanelLayout place;
        if (i > 0)
            top += 3 * gap;
        if (panel.heading.isEmpty()) {
            top += bareTop(i);
        } else {
            place.heading = QRectF(room.left(), top, room.width(), body.height());
            top = place.heading.bottom() + 3 * gap;
        }
        place.plot =
            QRectF(room.left() + left, top, plotWidth, std::max(1.0, panel.height * perShare));
        top = place.plot.bottom();
        if (i == 0 && track > 0) {
            layout.periodTrack = QRectF(place.plot.left(), top, plotWidth, track);
            top += track;
        }
        place.ticksTop = top + gap;
        top += tickRow;
        layout.panels.push_back(place);
    }
    const double plotLeft = room.left() + left;
    if (named) {
        layout.acrossName = QRectF(plotLeft, top, plotWidth, small.height());
        top += tickRow;
    }
    top += gap;
    for (std::size_t i = 0; i < figure.rows.size(); ++i, top += numberRow)
        layout.rows.emplace_back(plotLeft, top, room.right() - plotLeft, small.height());
    return layout;
}

} // namespace mutuals::ui
