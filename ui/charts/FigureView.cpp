#include "ui/charts/FigureView.h"

#include "ui/charts/ChartExport.h"
#include "ui/charts/FigurePainter.h"
#include "ui/text/Dates.h"
#include "ui/widgets/Label.h"

#include <QApplication>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNoteReach = 8; ///< how near the pointer must come to a note's dot

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
    m_handles.replace(m_figure);
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
    if (!m_pointed || m_figure.across)
        return {};
    return dayAt(m_figure.readouts[*m_pointed].at);
}

QSize FigureView::sizeHint() const
{
    return { tokens::scaled(640), tokens::scaled(m_figure.panels.size() > 1 ? 470 : 280) };
}

QSize FigureView::minimumSizeHint() const
{
    return { 320, tokens::scaled(m_figure.panels.size() > 1 ? 340 : 150) };
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
        updateGeometry();
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
    m_handles.paint(painter, m_layout, m_style);
    if (!m_stale && !m_handles.dragging() && m_pointed)
        FigurePainter(m_figure, m_layout, m_style)
            .paintReadout(painter, m_figure.readouts[*m_pointed]);
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
    const double x = m_layout.xAtPixel(position.x());
    const auto after = std::lower_bound(readouts.begin(), readouts.end(), x,
        [](const Readout& readout, double wanted) { return readout.at < wanted; });
    auto nearest = after == readouts.end() ? std::prev(after) : after;
    if (nearest != readouts.begin() && x - std::prev(nearest)->at < nearest->at - x)
        --nearest;
    point(static_cast<std::size_t>(nearest - readouts.begin()));
}

std::vector<const Dot*> FigureView::notesAt(QPointF position) const
{
    std::vector<const Dot*> notes;
    double nearest = kNoteReach;
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        const ui::Panel& panel = m_figure.panels[i];
        for (const Dot& dot : panel.dots) {
            if (dot.kind != Dot::Kind::note)
                continue;
            const QPointF apart = m_layout.map(panel, i, dot.at) - position;
            const double distance = std::hypot(apart.x(), apart.y());
            if (distance > nearest)
                continue;
            if (distance < nearest)
                notes.clear();
            nearest = distance;
            notes.push_back(&dot);
        }
    }
    return notes;
}

std::optional<QPoint> FigureView::notePosition(Day day) const
{
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        for (const Dot& dot : m_figure.panels[i].dots) {
            if (dot.kind == Dot::Kind::note && dayAt(dot.at.x()) == day)
                return m_layout.map(m_figure.panels[i], i, dot.at).toPoint();
        }
    }
    return {};
}

void FigureView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_figure.panels.empty())
        return QGraphicsView::mousePressEvent(event);
    if (!m_handles.grasp(event->position(), m_layout))
        m_pressed = event->pos();
    event->accept();
}

void FigureView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_figure.panels.empty())
        return;
    if (m_handles.dragging()) {
        m_handles.move(dayAt(m_layout.xAtPixel(event->position().x())));
        m_front->update();
        return;
    }
    const int distance = QApplication::startDragDistance();
    if (m_pressed && (event->pos() - *m_pressed).manhattanLength() >= distance) {
        m_pressed.reset();
        return dragOut();
    }
    viewport()->setCursor(m_handles.at(event->position(), m_layout) ? Qt::SizeHorCursor
            : m_editable && !notesAt(event->position()).empty()     ? Qt::PointingHandCursor
                                                                    : Qt::ArrowCursor);
    pointAt(event->position());
}

void FigureView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_pressed.has_value();
    m_pressed.reset();
    if (!m_handles.dragging()) {
        const auto notes = notesAt(event->position());
        if (clicked && m_editable && !notes.empty())
            emit dayActivated(dayAt(notes.front()->at.x()));
        else if (clicked && m_editable)
            clickDay(event->position());
        return;
    }
    m_handles.letGo();
    m_front->update();
    const FigurePeriods periods = *m_handles.periods();
    if (periods.before != m_figure.periods->before || periods.after != m_figure.periods->after)
        emit periodsChanged(periods.before, periods.after);
}

void FigureView::clickDay(QPointF position)
{
    pointAt(position);
    if (const auto day = pointedDay())
        emit dayClicked(*day);
}

void FigureView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_pressed.reset();
    if (m_editable && !notesAt(event->position()).empty())
        return; // its first click has opened the note
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
    if (event->type() == QEvent::ToolTip && showNotes(static_cast<const QHelpEvent&>(*event)))
        return true;
    return QGraphicsView::viewportEvent(event);
}

bool FigureView::showNotes(const QHelpEvent& event) const
{
    QStringList texts;
    for (const Dot* note : notesAt(event.pos()))
        texts << note->text;
    if (texts.isEmpty())
        return false;
    QToolTip::showText(event.globalPos(), plainTip(texts.join(u" · "_s)), viewport());
    return true;
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
