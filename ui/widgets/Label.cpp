#include "ui/widgets/Label.h"

#include "ui/widgets/Card.h"

#include <QEvent>
#include <QResizeEvent>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static QString lookName(Label::Look look)
{
    switch (look) {
    case Label::Look::body:
        return u"body"_s;
    case Label::Look::quiet:
        return u"quiet"_s;
    case Label::Look::strong:
        return u"strong"_s;
    case Label::Look::caption:
        return u"caption"_s;
    case Label::Look::small:
        return u"small"_s;
    case Label::Look::title:
        return u"title"_s;
    case Label::Look::heading:
        return u"heading"_s;
    case Label::Look::display:
        return u"display"_s;
    }
    return {};
}

Label::Label(const QString& text, Look look, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("look", lookName(look));
    setText(text);
}

void Label::setLook(Look look)
{
    setProperty("look", lookName(look));
    restyle(this);
}

void Label::setTone(Tone tone)
{
    const QString names[] { u"plain"_s, u"up"_s, u"down"_s, u"quiet"_s, u"accent"_s };
    setProperty("tone", names[static_cast<int>(tone)]);
    restyle(this);
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    fit();
}

void Label::setText(const QString& text)
{
    m_text = text;
    updateGeometry();
    fit();
}

QSize Label::minimumSizeHint() const
{
    if (!m_elided)
        return QLabel::minimumSizeHint();
    return { fontMetrics().horizontalAdvance(u"…"_s) * 2, QLabel::minimumSizeHint().height() };
}

QSize Label::sizeHint() const
{
    if (!m_elided)
        return QLabel::sizeHint();
    const QMargins m = contentsMargins();
    return { fontMetrics().horizontalAdvance(m_text) + m.left() + m.right() + 2,
        QLabel::sizeHint().height() };
}

void Label::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_elided)
        fit();
}

void Label::fit()
{
    if (!m_elided) {
        QLabel::setText(m_text);
        return;
    }
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, contentsRect().width());
    QLabel::setText(shown);
    setToolTip(shown == m_text ? QString() : plainTip(m_text));
}

QString plainTip(const QString& text)
{
    return text.isEmpty() ? QString() : u"<span>"_s + text.toHtmlEscaped() + u"</span>"_s;
}

} // namespace mutuals::ui
