#include "ui/charts/FigureView.h"

#include "ui/charts/ChartExport.h"
#include "ui/charts/FigurePainter.h"
#include "ui/text/Dates.h"

#include <QApplication>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

namespace {

constexpr std::chrono::days kOneDay { 1 };
constexpr double kHandleRadius = 6;
constexpr double kReach = 11; ///< how near the pointer must come to a handle

} // namespace

/// What FigurePainter draws, as an item below or above the plots.
class FigureView::Layer : public QGraphicsItem {
public:
    using Paint = std::function<void(QPainter&)>;
    explicit Layer(Paint paint)
        : m_paint(std::move(paint))
    {
    }
    void setSize(QSizeF size)
    {
        prepareGeometryChange();
        m_size = size;
        update();
    }
    QRectF boundingRect() const override { return { {}, m_size }; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        m_paint(*painter);
    }

private:
    Paint m_paint;
    QSizeF m_size;
};

FigureView::FigureView(QWidget* parent)
    : QGraphicsView(parent)
    , m_style(chartStyle(tokens::colors(), TextSize::asChosen))
{
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    m_back = new Layer([this](QPainter& painter) {
        if (!m_figure.panels.empty())
            FigurePainter(m_figure, m_layout, m_style).paintBack(painter);
    });
    m_front = new Layer([this](QPainter& painter) { paintFront(painter); });
    m_back->setZValue(0);
    m_front->setZValue(2);
    scene()->addItem(m_back);
    scene()->addItem(m_front);
    m_plots = makeQtChartsPlots(*scene(), 1);
}

FigureView::~FigureView()
{
    m_plots.reset(); // before the scene that holds its charts
}

void FigureView::replace(Figure figure)
{
    m_figure = std::move(figure);
    m_dragged.reset();
    if (m_pointed && *m_pointed >= m_figure.readouts.size())
        m_pointed.reset();
    setAccessibleName(m_figure.title);
    setAccessibleDescription(m_figure.subtitle);
    updateGeometry();
    relayOut();
}

void FigureView::setEditable(bool editable)
{
    m_editable = editable;
    relayOut();
}

void FigureView::setStale(bool stale)
{
    m_stale = stale;
    m_front->update();
}

std::optional<Day> FigureView::pointedDay() const
{
    if (!m_pointed)
        return {};
    return m_figure.readouts[*m_pointed].day;
}

QSize FigureView::sizeHint() const
{
    return { 640, m_figure.panels.size() > 1 ? 470 : 280 };
}

QSize FigureView::minimumSizeHint() const
{
    return { 320, m_figure.panels.size() > 1 ? 340 : 150 };
}

void FigureView::relayOut()
{
    setBackgroundBrush(m_style.card);
    const QSizeF size = viewport()->size();
    scene()->setSceneRect({ {}, size });
    m_back->setSize(size);
    m_front->setSize(size);
    if (!m_figure.panels.empty())
        m_layout = layOut(m_figure, size, m_style, { .titled = false, .editable = m_editable });
    m_plots->replace(m_figure, m_layout, m_style);
    viewport()->update();
}

void FigureView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    relayOut();
}

void FigureView::changeEvent(QEvent* event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_style = chartStyle(tokens::colors(), TextSize::asChosen);
        if (m_plots)
            relayOut();
    }
}

void FigureView::paintFront(QPainter& painter) const
{
    if (m_figure.panels.empty())
        return;
    FigurePainter(m_figure, m_layout, m_style).paintFront(painter);
    if (m_stale) {
        QColor veil = m_style.card;
        veil.setAlphaF(0.6F);
        painter.fillRect(m_front->boundingRect(), veil);
    }
    paintHandles(painter);
    if (!m_stale && !m_handle)
        paintReadout(painter);
}

QPoint FigureView::handlePosition(int handle) const
{
    const auto& periods = m_dragged ? m_dragged : m_figure.periods;
    if (!periods || m_layout.periodTrack.isEmpty())
        return {};
    const Day days[] { periods->before.from, periods->before.end - kOneDay, periods->after.from,
        periods->after.end - kOneDay };
    double x = m_layout.x(axisPosition(days[handle]));
    // The inner ends stand side by side when the periods touch; part them so each can be grasped.
    const double inner = m_layout.x(axisPosition(days[2])) - m_layout.x(axisPosition(days[1]));
    const double missing = std::max(0.0, 2 * kHandleRadius + 2 - inner) / 2;
    if (handle == 1)
        x -= missing;
    else if (handle == 2)
        x += missing;
    return QPointF(x, m_layout.periodTrack.center().y() + m_style.space / 2).toPoint();
}

void FigureView::paintHandles(QPainter& painter) const
{
    if (m_layout.periodTrack.isEmpty() || !m_figure.periods)
        return;
    for (const int period : { 0, 1 }) {
        const QPointF from = handlePosition(2 * period), to = handlePosition(2 * period + 1);
        const QColor color = period == 0 ? m_style.quiet : m_style.accent;
        QColor soft = color;
        soft.setAlphaF(0.3F);
        painter.setPen(QPen(soft, m_style.space, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(from, to);
        for (const QPointF& end : { from, to }) {
            painter.setPen(QPen(color, tokens::kChartLine));
            painter.setBrush(m_style.card);
            painter.drawEllipse(end, kHandleRadius - 1, kHandleRadius - 1);
        }
    }
    if (!m_handle)
        return;
    // Say which day the handle is on, above it.
    const auto& periods = *m_dragged;
    const Day days[] { periods.before.from, periods.before.end - kOneDay, periods.after.from,
        periods.after.end - kOneDay };
    const QString text = mediumDate(days[*m_handle]);
    const QFontMetricsF metrics(m_style.small);
    const QPointF at = handlePosition(*m_handle);
    QRectF room(0, 0, metrics.horizontalAdvance(text) + 4 * m_style.space,
        metrics.height() + m_style.space);
    room.moveCenter({ at.x(), at.y() - kHandleRadius - room.height() / 2 - m_style.space / 2 });
    room.moveLeft(
        std::clamp(room.left(), 0.0, std::max(0.0, m_layout.size.width() - room.width())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_style.flag);
    painter.drawRoundedRect(room, 3, 3);
    painter.setPen(m_style.flagText);
    painter.setFont(m_style.small);
    painter.drawText(room, Qt::AlignCenter, text);
}

void FigureView::paintReadout(QPainter& painter) const
{
    if (!m_pointed)
        return;
    const Readout& readout = m_figure.readouts[*m_pointed];
    const double x = std::round(m_layout.x(axisPosition(readout.day))) + 0.5;
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

void FigureView::point(std::optional<std::size_t> readout)
{
    if (m_pointed == readout)
        return;
    m_pointed = readout;
    m_front->update();
}

void FigureView::pointAt(QPointF position)
{
    const auto& readouts = m_figure.readouts;
    bool inside = false;
    for (const PanelLayout& place : m_layout.panels)
        inside = inside || place.plot.adjusted(-4, -4, 4, 4).contains(position);
    if (!inside || readouts.empty())
        return point({});
    const Day day = dayAt(m_layout.dayAtPixel(position.x()));
    const auto after = std::lower_bound(readouts.begin(), readouts.end(), day,
        [](const Readout& readout, Day wanted) { return readout.day < wanted; });
    auto nearest = after == readouts.end() ? std::prev(after) : after;
    if (nearest != readouts.begin() && day - std::prev(nearest)->day < nearest->day - day)
        --nearest;
    point(static_cast<std::size_t>(nearest - readouts.begin()));
}

std::optional<int> FigureView::handleAt(QPointF position) const
{
    if (m_layout.periodTrack.isEmpty() || !m_figure.periods)
        return {};
    std::optional<int> nearest;
    double reach = kReach;
    for (int handle = 0; handle < 4; ++handle) {
        const QPointF apart = position - handlePosition(handle);
        const double distance = std::hypot(apart.x(), apart.y());
        if (distance < reach) {
            reach = distance;
            nearest = handle;
        }
    }
    return nearest;
}

void FigureView::moveHandle(int handle, Day day)
{
    FigurePeriods periods = *m_dragged;
    const Day start = m_figure.flag ? m_figure.flag->day : periods.after.from;
    const Day first = m_figure.days.from, last = m_figure.days.end - kOneDay;
    switch (handle) {
    case 0:
        periods.before.from = std::clamp(day, first, periods.before.end - kOneDay);
        break;
    case 1:
        periods.before.end = std::clamp(day + kOneDay, periods.before.from + kOneDay, start);
        break;
    case 2:
        periods.after.from =
            std::clamp(day, std::min(start, periods.after.from), periods.after.end - kOneDay);
        break;
    default:
        periods.after.end = std::clamp(day, periods.after.from, last) + kOneDay;
    }
    m_dragged = periods;
    m_front->update();
}

void FigureView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_figure.panels.empty())
        return QGraphicsView::mousePressEvent(event);
    m_handle = handleAt(event->position());
    if (m_handle)
        m_dragged = m_figure.periods;
    else
        m_pressed = event->pos();
    event->accept();
}

void FigureView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_figure.panels.empty())
        return;
    if (m_handle)
        return moveHandle(*m_handle, dayAt(m_layout.dayAtPixel(event->position().x())));
    const int distance = QApplication::startDragDistance();
    if (m_pressed && (event->pos() - *m_pressed).manhattanLength() >= distance) {
        m_pressed.reset();
        return dragOut();
    }
    viewport()->setCursor(
        handleAt(event->position()) ? QCursor(Qt::SizeHorCursor) : QCursor(Qt::ArrowCursor));
    pointAt(event->position());
}

void FigureView::mouseReleaseEvent(QMouseEvent*)
{
    m_pressed.reset();
    if (!m_handle)
        return;
    m_handle.reset();
    const FigurePeriods periods = *m_dragged;
    m_front->update();
    if (periods.before != m_figure.periods->before || periods.after != m_figure.periods->after)
        emit periodsChanged(periods.before, periods.after);
    else
        m_dragged.reset();
}

void FigureView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_pressed.reset();
    pointAt(event->position());
    if (const auto day = pointedDay())
        emit dayActivated(*day);
}

void FigureView::keyPressEvent(QKeyEvent* event)
{
    const std::size_t count = m_figure.readouts.size();
    if (count == 0)
        return QGraphicsView::keyPressEvent(event);
    const std::size_t last = count - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return point(m_pointed ? (*m_pointed > 0 ? *m_pointed - 1 : 0) : last);
    case Qt::Key_Right:
        return point(m_pointed ? std::min(*m_pointed + 1, last) : last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto day = pointedDay())
            emit dayActivated(*day);
        return;
    case Qt::Key_Escape:
        if (m_pointed)
            return point({});
        [[fallthrough]];
    default:
        QGraphicsView::keyPressEvent(event);
    }
}

void FigureView::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the page scrolls
}

bool FigureView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        point({});
    return QGraphicsView::viewportEvent(event);
}

void FigureView::dragOut()
{
    if (!m_dragFolder)
        m_dragFolder = std::make_unique<QTemporaryDir>();
    point({});
    if (m_dragFolder->isValid())
        dragFigure(*this, m_figure, m_dragFolder->path());
}

} // namespace mutuals::ui
