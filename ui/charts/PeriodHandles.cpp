#include "ui/charts/PeriodHandles.h"

#include "ui/text/Dates.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

namespace {

constexpr std::chrono::days kOneDay { 1 };
constexpr double kRadius = 6;
constexpr double kReach = 11; ///< how near the pointer must come to a handle

} // namespace

void PeriodHandles::replace(const Figure& figure)
{
    m_periods = figure.periods;
    m_days = figure.days;
    m_start = figure.flag ? dayAt(figure.flag->at) : m_periods ? m_periods->after.from : Day {};
    m_grasped.reset();
}

Day PeriodHandles::day(int handle) const
{
    const DayRange& period = handle < 2 ? m_periods->before : m_periods->after;
    return handle % 2 == 0 ? period.from : period.end - kOneDay;
}

QPoint PeriodHandles::position(int handle, const FigureLayout& layout) const
{
    if (!m_periods || layout.periodTrack.isEmpty())
        return {};
    double x = layout.pixel(axisPosition(day(handle)));
    // The inner ends stand side by side when the periods touch; part them so each can be grasped.
    const double inner = layout.pixel(axisPosition(day(2))) - layout.pixel(axisPosition(day(1)));
    const double missing = std::max(0.0, 2 * kRadius + 2 - inner) / 2;
    if (handle == 1)
        x -= missing;
    else if (handle == 2)
        x += missing;
    return QPointF(x, layout.periodTrack.center().y() + kRadius / 3).toPoint();
}

std::optional<int> PeriodHandles::at(QPointF position, const FigureLayout& layout) const
{
    if (layout.periodTrack.isEmpty() || !m_periods)
        return {};
    std::optional<int> nearest;
    double reach = kReach;
    for (int handle = 0; handle < 4; ++handle) {
        const QPointF apart = position - this->position(handle, layout);
        const double distance = std::hypot(apart.x(), apart.y());
        if (distance < reach) {
            reach = distance;
            nearest = handle;
        }
    }
    return nearest;
}

bool PeriodHandles::grasp(QPointF position, const FigureLayout& layout)
{
    m_grasped = at(position, layout);
    return dragging();
}

void PeriodHandles::move(Day day)
{
    DayRange& before = m_periods->before;
    DayRange& after = m_periods->after;
    switch (*m_grasped) {
    case 0:
        before.from = std::clamp(day, m_days.from, before.end - kOneDay);
        break;
    case 1:
        before.end = std::clamp(day + kOneDay, before.from + kOneDay, m_start);
        break;
    case 2:
        after.from = std::clamp(day, std::min(m_start, after.from), after.end - kOneDay);
        break;
    default:
        after.end = std::clamp(day, after.from, m_days.end - kOneDay) + kOneDay;
    }
}

void PeriodHandles::paint(
    QPainter& painter, const FigureLayout& layout, const ChartStyle& style) const
{
    if (layout.periodTrack.isEmpty() || !m_periods)
        return;
    for (const int period : { 0, 1 }) {
        const QPointF from = position(2 * period, layout), to = position(2 * period + 1, layout);
        const QColor color = period == 0 ? style.quiet : style.accent;
        QColor soft = color;
        soft.setAlphaF(0.3F);
        painter.setPen(QPen(soft, style.space, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(from, to);
        for (const QPointF& end : { from, to }) {
            painter.setPen(QPen(color, tokens::kChartLine));
            painter.setBrush(style.card);
            painter.drawEllipse(end, kRadius - 1, kRadius - 1);
        }
    }
    if (dragging())
        paintDay(painter, layout, style);
}

/// Says which day the handle is on, above it.
void PeriodHandles::paintDay(
    QPainter& painter, const FigureLayout& layout, const ChartStyle& style) const
{
    const QString text = mediumDate(day(*m_grasped));
    const QFontMetricsF metrics(style.small);
    const QPointF at = position(*m_grasped, layout);
    QRectF room(
        0, 0, metrics.horizontalAdvance(text) + 4 * style.space, metrics.height() + style.space);
    room.moveCenter({ at.x(), at.y() - kRadius - room.height() / 2 - style.space / 2 });
    room.moveLeft(std::clamp(room.left(), 0.0, std::max(0.0, layout.size.width() - room.width())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.flag);
    painter.drawRoundedRect(room, 3, 3);
    painter.setPen(style.flagText);
    painter.setFont(style.small);
    painter.drawText(room, Qt::AlignCenter, text);
}

} // namespace mutuals::ui
