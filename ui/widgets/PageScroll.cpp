#include "ui/widgets/PageScroll.h"

#include "ui/theme/Tokens.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace mutuals::ui {

PageScroll::PageScroll(QWidget* page)
    : QScrollArea(page)
{
    auto* fill = new QVBoxLayout(page);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(this);
    auto* body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(tokens::kSpace24, 0, tokens::kSpace24, tokens::kSpace24);
    m_column->setSpacing(tokens::kSpace16);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    verticalScrollBar()->installEventFilter(this);
}

bool PageScroll::eventFilter(QObject* watched, QEvent* event)
{
    // The bar takes its room out of the margin, so that cards keep in line with the top bar.
    const bool shown = event->type() == QEvent::Show;
    if (watched == verticalScrollBar() && (shown || event->type() == QEvent::Hide)) {
        QMargins margins = m_column->contentsMargins();
        const int bar = shown ? verticalScrollBar()->sizeHint().width() : 0;
        margins.setRight(qMax(tokens::kSpace8, tokens::kSpace24 - bar));
        m_column->setContentsMargins(margins);
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace mutuals::ui
