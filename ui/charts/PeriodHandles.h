#pragma once

#include "ui/charts/FigureLayout.h"

#include <QPoint>

#include <optional>

class QPainter;

namespace mutuals::ui {

/// The handles below a figure by which the days before and after are dragged: 0 and 1 the first
/// and last day before, 2 and 3 the first and last day after.
class PeriodHandles {
public:
    /// Where the handles of a figure stand; none are there while its layout leaves them no track.
    void replace(const Figure& figure);

    bool dragging() const { return m_grasped.has_value(); }
    const std::optional<FigurePeriods>& periods() const { return m_periods; }

    QPoint position(int handle, const FigureLayout& layout) const;
    /// Grasps the handle that is near enough; false: none is.
    bool grasp(QPointF position, const FigureLayout& layout);
    std::optional<int> at(QPointF position, const FigureLayout& layout) const;
    void move(Day day); ///< the one that is grasped, as far as the other ends let it go
    void letGo() { m_grasped.reset(); }

    void paint(QPainter& painter, const FigureLayout& layout, const ChartStyle& style) const;

private:
    void paintDay(QPainter& painter, const FigureLayout& layout, const ChartStyle& style) const;
    Day day(int handle) const;

    std::optional<FigurePeriods> m_periods;
    DayRange m_days; ///< of the figure
    Day m_start {}; ///< no day after it is before
    std::optional<int> m_grasped;
};

} // namespace mutuals::ui
