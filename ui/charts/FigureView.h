#pragma once

#include "ui/charts/FigureLayout.h"
#include "ui/charts/PeriodHandles.h"
#include "ui/charts/QtChartsPlots.h"

#include <QGraphicsView>

#include <memory>
#include <optional>

class QHelpEvent;
class QTemporaryDir;

namespace mutuals::ui {

/// A figure in the window: the pointer reads values off it, periods can be dragged by their handles,
/// and dragging anywhere else takes the chart out of the window as an image file. The left and
/// right keys read from one x to the next.
class FigureView : public QGraphicsView {
    Q_OBJECT

public:
    explicit FigureView(QWidget* parent = nullptr);
    ~FigureView() override;

    const Figure& figure() const { return m_figure; }
    void replace(Figure figure);
    void setEditable(bool editable); ///< shows the period handles; notes open on a click
    void setStale(bool stale); ///< grayed while a newer answer is on its way
    std::optional<Day> pointedDay() const; ///< the day that the readout shows; never with Across
    std::optional<QPoint> notePosition(Day day) const; ///< of a note's dot, for the pointer
    /// Where a handle is, for the pointer; 0..3: first and last of before, first and last of after.
    QPoint handlePosition(int handle) const { return m_handles.position(handle, m_layout); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void periodsChanged(DayRange before, DayRange after); ///< a handle was let go elsewhere
    void dayActivated(Day day); ///< double click, Enter, or a click on its note
    void dayClicked(Day day); ///< one click on a plot that shows days, where no note is

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    class Layer;

    void relayOut();
    void paintFront(QPainter& painter) const;
    void point(std::optional<std::size_t> readout);
    void pointAt(QPointF position);
    void clickDay(QPointF position);
    std::vector<const Dot*> notesAt(QPointF position) const; ///< all of the nearest day
    bool showNotes(const QHelpEvent& event) const;
    void dragOut();

    Figure m_figure;
    FigureLayout m_layout;
    ChartStyle m_style;
    std::unique_ptr<Plots> m_plots;
    Layer* m_back = nullptr; ///< both belong to the scene
    Layer* m_front = nullptr;
    bool m_editable = false, m_stale = false;
    std::optional<std::size_t> m_pointed; ///< index in m_figure.readouts
    PeriodHandles m_handles;
    std::optional<QPoint> m_pressed; ///< a drag out of the window may begin here
    std::unique_ptr<QTemporaryDir> m_dragFolder; ///< keeps dragged files until the view is gone
};

} // namespace mutuals::ui
