#include "ui/charts/FigurePainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

namespace {

constexpr double kDotRadius = 4;
constexpr double kChosenRadius = 6;
constexpr double kCrowdRadius = 2.5;
constexpr float kCrowdOpacity = 0.6F;
constexpr double kFlagHeight = 18;
constexpr double kMostFlagWidth = 190;

void drawText(QPainter& painter, const QRectF& room, int flags, const QString& text,
    const QFont& font, const QColor& color)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(room, flags | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(drawableText(text), Qt::ElideRight, room.width()));
}

} // namespace

QString drawableText(const QString& text)
{
    QString clean;
    for (const QChar c : text) {
        if (c >= u' ' && c != QChar(0x7f) && c.unicode() < 0xfffe)
            clean.append(c);
    }
    return clean;
}

FigurePainter::FigurePainter(
    const Figure& figure, const FigureLayout& layout, const ChartStyle& style)
    : m_figure(figure)
    , m_layout(layout)
    , m_style(style)
{
}

void FigurePainter::paintBack(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const int left = Qt::AlignLeft | Qt::AlignVCenter;
    if (!m_layout.title.isEmpty()) {
        drawText(painter, m_layout.title, left, m_figure.title, chart::strong(m_style.title),
            m_style.ink);
        drawText(painter, m_layout.subtitle, left, m_figure.subtitle, m_style.small, m_style.quiet);
    }
    if (!m_layout.footnote.isEmpty())
        drawText(painter, m_layout.footnote, left, m_figure.footnote, m_style.small, m_style.quiet);
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        const PanelLayout& place = m_layout.panels[i];
        if (!place.heading.isEmpty())
            drawText(painter, place.heading, left, m_figure.panels[i].heading,
                chart::strong(m_style.body), m_style.quiet);
        paintGrid(painter, i);
        paintTicks(painter, i);
    }
    paintRows(painter);
}

void FigurePainter::paintGrid(QPainter& painter, std::size_t index) const
{
    const QRectF& plot = m_layout.panels[index].plot;
    const Panel& panel = m_figure.panels[index];
    const double half = QFontMetricsF(m_style.small).height() / 2;
    for (const Tick& tick : panel.scale.ticks) {
        // On whole pixels: a hairline between two rows of pixels would be two gray ones.
        const double y = std::round(m_layout.map(panel, index, { 0, tick.at }).y()) + 0.5;
        const bool zero = panel.zeroLine && tick.at == 0;
        painter.setPen(QPen(zero ? m_style.unsure : m_style.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        const QRectF room(0, y - half, plot.left() - 2 * m_style.space, 2 * half);
        drawText(painter, room, Qt::AlignRight | Qt::AlignVCenter, tick.text, m_style.small,
            m_style.quiet);
    }
}

void FigurePainter::paintTicks(QPainter& painter, std::size_t index) const
{
    const PanelLayout& place = m_layout.panels[index];
    const QFontMetricsF metrics(m_style.small);
    const double last = m_layout.labelsLeft;
    double reached = -1e9;
    for (const Tick& tick : m_layout.ticks) {
        const double width = metrics.horizontalAdvance(tick.text) + 1;
        const double x = std::clamp(m_layout.pixel(tick.at) - width / 2, place.plot.left(),
            std::max(place.plot.left(), last - width));
        if (x < reached + 2 * m_style.space)
            continue;
        drawText(painter, QRectF(x, place.ticksTop, width, metrics.height()),
            Qt::AlignLeft | Qt::AlignTop, tick.text, m_style.small, m_style.quiet);
        reached = x + width;
    }
}

void FigurePainter::paintRows(QPainter& painter) const
{
    const QFontMetricsF metrics(m_style.small);
    if (!m_layout.acrossName.isEmpty())
        drawText(painter, m_layout.acrossName, Qt::AlignHCenter | Qt::AlignTop,
            m_figure.across->name, m_style.small, m_style.quiet);
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        const NumberRow& row = m_figure.rows[i];
        const QRectF& place = m_layout.rows[i];
        const QColor color = chart::color(row.ink, m_style);
        double reached = -1e9;
        for (const Tick& number : row.numbers) {
            const double width = metrics.horizontalAdvance(number.text) + 1;
            const double x = std::clamp(m_layout.pixel(number.at) - width / 2, place.left(),
                std::max(place.left(), m_layout.labelsLeft - m_style.space - width));
            if (x < reached + m_style.space)
                continue;
            drawText(painter, QRectF(x, place.top(), width, place.height()), Qt::AlignLeft,
                number.text, m_style.small, color);
            reached = x + width;
        }
        drawText(painter, QRectF(QPointF(m_layout.labelsLeft, place.top()), place.bottomRight()),
            Qt::AlignLeft, row.name, m_style.small, color);
    }
}

void FigurePainter::paintPlots(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        const Panel& panel = m_figure.panels[i];
        const QRectF& plot = m_layout.panels[i].plot;
        const int columns = static_cast<int>(plot.width());
        const auto path = [&](const Piece& piece) {
            QPainterPath line;
            const Piece points = thinned(piece, m_layout.from, m_layout.to, columns);
            line.moveTo(m_layout.map(panel, i, points.front()));
            for (const QPointF& point : points.sliced(1))
                line.lineTo(m_layout.map(panel, i, point));
            return line;
        };
        painter.save();
        painter.setClipRect(plot.adjusted(-2, -2, 2, 2));
        for (const Band& band : panel.bands) {
            if (band.low.isEmpty() || band.high.isEmpty())
                continue;
            QPainterPath area = path(band.high);
            area.connectPath(path(band.low).toReversed());
            area.closeSubpath();
            painter.fillPath(area, chart::bandColor(band.ink, m_style));
        }
        for (const Bar& bar : panel.bars) {
            const double half = plot.width() * kBarWidth / 2;
            const QPointF end = m_layout.map(panel, i, { bar.x, bar.value });
            const double zero = m_layout.map(panel, i, { bar.x, 0 }).y();
            painter.fillRect(QRectF(QPointF(end.x() - half, std::min(zero, end.y())),
                                 QPointF(end.x() + half, std::max(zero, end.y()))),
                chart::color(bar.ink, m_style));
        }
        painter.setBrush(Qt::NoBrush);
        for (const Curve& curve : panel.curves) {
            painter.setPen(chart::pen(curve.ink, m_style));
            for (const Piece& piece : curve.pieces) {
                if (piece.size() > 1)
                    painter.drawPath(path(piece));
            }
        }
        painter.restore();
    }
}

void FigurePainter::paintFront(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        paintBars(painter, i);
        paintDots(painter, i);
        paintLabels(painter, i);
    }
    paintFlag(painter);
}

void FigurePainter::paintFlag(QPainter& painter) const
{
    if (!m_figure.flag)
        return;
    const double x = std::round(m_layout.pixel(m_figure.flag->at)) + 0.5;
    for (const PanelLayout& place : m_layout.panels) {
        painter.setPen(QPen(m_style.ink, 1));
        painter.drawLine(QPointF(x, place.plot.top()), QPointF(x, place.plot.bottom()));
    }
    const QRectF& plot = m_layout.panels.front().plot;
    const QFont font = chart::strong(m_style.small);
    const QFontMetricsF metrics(font);
    const double height = std::max(kFlagHeight, metrics.height() + m_style.space);
    const double width = std::min(
        kMostFlagWidth, metrics.horizontalAdvance(m_figure.flag->text) + 4 * m_style.space + 1);
    const bool room = x + width <= m_layout.labelsLeft;
    const QRectF flag(room ? x - 0.5 : x + 0.5 - width, plot.top() - height / 2, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.flag);
    painter.drawRoundedRect(flag, 3, 3);
    drawText(painter, flag.adjusted(2 * m_style.space, 0, -m_style.space, 0),
        Qt::AlignLeft | Qt::AlignVCenter, m_figure.flag->text, font, m_style.flagText);
}

void FigurePainter::paintBars(QPainter& painter, std::size_t index) const
{
    const Panel& panel = m_figure.panels[index];
    const QFontMetricsF metrics(m_style.small);
    for (const Bar& bar : panel.bars) {
        const QPointF end = m_layout.map(panel, index, { bar.x, bar.value });
        const double wide = metrics.horizontalAdvance(bar.text) + 2;
        const double above = bar.value < 0 ? end.y() + 2 : end.y() - metrics.height() - 2;
        drawText(painter, QRectF(end.x() - wide / 2, above, wide, metrics.height()),
            Qt::AlignCenter, bar.text, m_style.small, m_style.quiet);
    }
    for (const Whisker& whisker : panel.whiskers) {
        const QPointF low = m_layout.map(panel, index, { whisker.x, whisker.low });
        const QPointF high = m_layout.map(panel, index, { whisker.x, whisker.high });
        QColor soft = chart::color(whisker.ink, m_style);
        soft.setAlphaF(static_cast<float>(2 * tokens::kBandOpacity));
        painter.setPen(QPen(soft, m_style.space, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(low, high);
    }
}

void FigurePainter::paintDots(QPainter& painter, std::size_t index) const
{
    const Panel& panel = m_figure.panels[index];
    // A day alone between two gaps has no line: a dot keeps it visible.
    for (const Curve& curve : panel.curves) {
        for (const Piece& piece : curve.pieces) {
            if (piece.size() != 1)
                continue;
            painter.setPen(Qt::NoPen);
            painter.setBrush(chart::color(curve.ink, m_style));
            painter.drawEllipse(m_layout.map(panel, index, piece.front()), 1.5, 1.5);
        }
    }
    for (const Dot& dot : panel.dots)
        paintDot(painter, dot, m_layout.map(panel, index, dot.at));
}

void FigurePainter::paintDot(QPainter& painter, const Dot& dot, QPointF center) const
{
    switch (dot.kind) {
    case Dot::Kind::note:
        painter.setPen(QPen(m_style.card, 2));
        painter.setBrush(m_style.ink);
        painter.drawEllipse(center, kDotRadius, kDotRadius);
        break;
    case Dot::Kind::leftOut:
        painter.setPen(QPen(m_style.quiet, tokens::kChartLine));
        painter.setBrush(m_style.card);
        painter.drawEllipse(center, kDotRadius - 0.5, kDotRadius - 0.5);
        break;
    case Dot::Kind::excluded: {
        const double r = kDotRadius - 0.5;
        painter.setPen(QPen(m_style.quiet, tokens::kChartLine));
        painter.drawLine(center + QPointF(-r, -r), center + QPointF(r, r));
        painter.drawLine(center + QPointF(-r, r), center + QPointF(r, -r));
        break;
    }
    case Dot::Kind::beyond: {
        const double r = kDotRadius;
        painter.setPen(QPen(m_style.card, 1));
        painter.setBrush(m_style.ink);
        painter.drawPolygon(
            QPolygonF({ center, center + QPointF(-r, 1.6 * r), center + QPointF(r, 1.6 * r) }));
        break;
    }
    case Dot::Kind::value:
        painter.setPen(QPen(m_style.card, 1));
        painter.setBrush(chart::color(dot.ink, m_style));
        painter.drawEllipse(center, kDotRadius, kDotRadius);
        break;
    case Dot::Kind::small: {
        QColor soft = chart::color(dot.ink, m_style);
        soft.setAlphaF(kCrowdOpacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(soft);
        painter.drawEllipse(center, kCrowdRadius, kCrowdRadius);
        break;
    }
    case Dot::Kind::chosen: {
        const QColor color = chart::color(dot.ink, m_style);
        painter.setPen(QPen(m_style.card, 2));
        painter.setBrush(color);
        painter.drawEllipse(center, kChosenRadius, kChosenRadius);
        const QFont font = chart::strong(m_style.small);
        const QFontMetricsF metrics(font);
        const double width = metrics.horizontalAdvance(dot.text) + 1;
        const double apart = kChosenRadius + m_style.space;
        const bool room = center.x() + apart + width <= m_layout.size.width();
        drawText(painter,
            QRectF(room ? center.x() + apart : center.x() - apart - width,
                center.y() - metrics.height() / 2, width, metrics.height()),
            Qt::AlignLeft | Qt::AlignVCenter, dot.text, font, color);
        break;
    }
    }
}

void FigurePainter::paintLabels(QPainter& painter, std::size_t index) const
{
    const Panel& panel = m_figure.panels[index];
    const QRectF& plot = m_layout.panels[index].plot;
    const QFont font = chart::strong(m_style.small);
    const QFontMetricsF metrics(font);
    struct Label {
        double y;
        const Curve* curve;
    };
    std::vector<Label> labels;
    for (const Curve& curve : panel.curves) {
        if (!curve.label.isEmpty() && !curve.pieces.empty())
            labels.push_back(
                { m_layout.map(panel, index, curve.pieces.back().back()).y(), &curve });
    }
    std::sort(labels.begin(), labels.end(), [](auto& a, auto& b) { return a.y < b.y; });
    // Push overlapping labels apart, then back up when the last one left the plot.
    for (std::size_t i = 1; i < labels.size(); ++i)
        labels[i].y = std::max(labels[i].y, labels[i - 1].y + metrics.height());
    double floor = plot.bottom();
    for (std::size_t i = labels.size(); i-- > 0; floor -= metrics.height())
        labels[i].y = std::min(labels[i].y, floor);
    for (const Label& label : labels) {
        const QRectF room(m_layout.labelsLeft, label.y - metrics.height() / 2,
            std::max(0.0, m_layout.size.width() - m_layout.labelsLeft), metrics.height());
        drawText(painter, room, Qt::AlignLeft | Qt::AlignVCenter, label.curve->label, font,
            chart::color(label.curve->ink, m_style));
    }
}

void FigurePainter::paintReadout(QPainter& painter, const Readout& readout) const
{
    const double x = std::round(m_layout.pixel(readout.at)) + 0.5;
    QColor hair = m_style.unsure;
    painter.setPen(QPen(hair, 1, Qt::DotLine));
    for (const PanelLayout& place : m_layout.panels)
        painter.drawLine(QPointF(x, place.plot.top()), QPointF(x, place.plot.bottom()));

    const double gap = m_style.space;
    const QFont strong = chart::strong(m_style.small);
    const QFontMetricsF metrics(m_style.small), strongMetrics(strong);
    const double most = 260;
    double names = 0, values = 0;
    for (const ReadoutLine& line : readout.lines) {
        names = std::max(names, metrics.horizontalAdvance(line.name));
        values = std::max(values, strongMetrics.horizontalAdvance(line.value));
    }
    values = std::min(values, most);
    const double row = metrics.height() + gap / 2;
    QRectF box(0, 0,
        std::max(names + 4 * gap + values, strongMetrics.horizontalAdvance(readout.heading))
            + 6 * gap + 1,
        row * static_cast<double>(readout.lines.size() + 1) + 4 * gap);
    const QRectF& plot = m_layout.panels.front().plot;
    box.moveTopLeft({ x + 3 * gap, plot.top() + 4 * gap });
    if (box.right() > m_layout.size.width())
        box.moveRight(x - 3 * gap);
    box.moveLeft(std::max(0.0, box.left()));
    painter.setPen(QPen(m_style.line, 1));
    painter.setBrush(m_style.card);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2 * gap, 2 * gap);
    QRectF line(box.left() + 3 * gap, box.top() + 2 * gap, box.width() - 6 * gap, row);
    painter.setFont(strong);
    painter.setPen(m_style.ink);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, readout.heading);
    for (const ReadoutLine& entry : readout.lines) {
        line.translate(0, row);
        painter.setFont(m_style.small);
        painter.setPen(m_style.quiet);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        painter.setFont(strong);
        painter.setPen(m_style.ink);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
            strongMetrics.elidedText(entry.value, Qt::ElideRight, values + 1));
    }
}

} // namespace mutuals::ui
