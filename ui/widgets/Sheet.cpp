#include "ui/widgets/Sheet.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mutuals::ui {

Sheet::Sheet(QWidget* host, const QWidgetList& beneath)
    : QWidget(host)
    , m_beneath(beneath)
    , m_card(new Card(this))
{
    setFocusPolicy(Qt::ClickFocus); // a click beside the buttons keeps the keys in the sheet
    m_card->column()->setContentsMargins(0, 0, 0, 0);
    m_card->column()->setSpacing(0);
    host->installEventFilter(this);
    hide();
}

QVBoxLayout* Sheet::column() const
{
    return m_card->column();
}

void Sheet::setWidest(int width)
{
    m_widest = width;
}

QScrollArea* Sheet::addScroll(QWidget* inside)
{
    m_scroll = new QScrollArea;
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumHeight(1); // else little in it squeezes what stands above
    inside->installEventFilter(this);
    column()->addWidget(m_scroll, 1);
    return m_scroll;
}

void Sheet::open(QWidget* focus)
{
    if (!isVisible()) {
        m_before = QApplication::focusWidget();
        for (QWidget* widget : std::as_const(m_beneath))
            widget->setEnabled(false);
    }
    show();
    raise();
    place();
    focus->setFocus(Qt::TabFocusReason);
    emit opened();
}

void Sheet::close()
{
    if (!isVisible())
        return;
    for (QWidget* widget : std::as_const(m_beneath))
        widget->setEnabled(true);
    hide();
    if (m_before)
        m_before->setFocus();
    emit closed();
}

void Sheet::place()
{
    setGeometry(parentWidget()->rect());
    const QSize room = size() - QSize(2, 2) * tokens::kSpace24;
    const int width = qMin(room.width(), tokens::scaled(m_widest));
    m_card->setMaximumHeight(room.height());
    int wanted =
        m_card->hasHeightForWidth() ? m_card->heightForWidth(width) : m_card->sizeHint().height();
    if (m_scroll) // which wants some height of its own, whatever is in it
        wanted += m_scroll->widget()->heightForWidth(width - 2) - m_scroll->sizeHint().height();
    const int height = qMin(room.height(), wanted);
    m_card->setGeometry((this->width() - width) / 2, (this->height() - height) / 2, width, height);
}

void Sheet::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokens::colors().overlay);
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        emit dismissed();
    else if (enter && button && isAncestorOf(button))
        button->click();
    event->accept(); // nothing under the sheet hears a key
}

bool Sheet::focusNextPrevChild(bool next)
{
    QWidget* from = QApplication::focusWidget();
    if (!from || !(from == this || isAncestorOf(from)))
        from = this;
    for (QWidget* to = from;;) {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
        if (to == from)
            return false;
        if (isAncestorOf(to) && to->isVisibleTo(this) && to->isEnabled()
            && to->focusPolicy() & Qt::TabFocus) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    const bool room = watched == parentWidget() && event->type() == QEvent::Resize;
    const bool content = watched != parentWidget() && event->type() == QEvent::LayoutRequest;
    if ((room || content) && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace mutuals::ui
