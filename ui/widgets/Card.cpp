#include "ui/widgets/Card.h"

#include "ui/theme/Tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

Card::Card(QWidget* parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(20, 18, 20, 18);
    m_column->setSpacing(tokens::kSpace8);
}

void Card::setTone(Tone tone)
{
    setProperty("tone",
        tone == Tone::fill           ? u"fill"_s
            : tone == Tone::selected ? u"selected"_s
                                     : u"plain"_s);
    restyle(this);
}

void Card::setInteractive(bool interactive)
{
    m_interactive = interactive;
    setFocusPolicy(interactive ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(interactive ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setProperty("interactive", interactive);
    restyle(this);
}

void Card::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_interactive && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit clicked();
    else
        QFrame::mouseReleaseEvent(event);
}

void Card::keyPressEvent(QKeyEvent* event)
{
    const bool pressed = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space;
    if (m_interactive && pressed)
        emit clicked();
    else
        QFrame::keyPressEvent(event);
}

Line::Line(QWidget* parent)
    : QFrame(parent)
{
    setFixedHeight(1);
}

void Line::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokens::colors().line);
}

void restyle(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

} // namespace mutuals::ui
