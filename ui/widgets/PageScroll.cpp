#include "ui/widgets/PageScroll.h"

#include "ui/theme/Tokens.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace mutuals::ui {

PageScroll::PageScroll(QWidget* page, int side)
    : QScrollArea(page)
    , m_side(side)
{
    auto* fill = new QVBoxLayout(page);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(this);
    auto* body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(side, 0, side, side);
    m_column->setSpacing(tokens::kSpace16);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    verticalScrollBar()->installEventFilter(this);
}

void PageScroll::resizeEvent(QResizeEvent* event)
{
    // What asks for more room than there is gets narrower, rather than lose its right end.
    widget()->setMaximumWidth(viewport()->width());
    QScrollArea::resizeEvent(event);
}

bool PageScroll::eventFilter(QObject* watched, QEvent* event)
{
    // The bar takes its room out of the margin, so that cards keep in line with the top bar.
    const bool shown = event->type() == QEvent::Show;
    if (watched == verticalScrollBar() && (shown || event->type() == QEvent::Hide)) {
        QMargins margins = m_column->contentsMargins();
        const int bar = verticalScrollBar()->sizeHint().width();
        margins.setRight(shown ? qMax(tokens::kSpace8, m_side - bar) : m_side);
        m_column->setContentsMargins(margins);
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace mutuals::ui
