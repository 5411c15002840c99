#include "ui/widgets/Label.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"

#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QTextLayout>
#include <QtMath>

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
    case Label::Look::lead:
        return u"lead"_s;
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

bool Label::airy() const
{
    return wordWrap() && !m_text.isEmpty() && textInteractionFlags() == Qt::LinksAccessibleByMouse;
}

qreal Label::lineFactor() const
{
    // Large text needs less air between its lines.
    return font().pixelSize() >= tokens::textPixels(tokens::kText20) ? 1.12 : 1.28;
}

QSizeF Label::arrange(QTextLayout& layout, qreal width) const
{
    const qreal leading = lineFactor();
    QTextOption option(alignment() & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0, widest = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({ 0, y + line.height() * (leading - 1) / 2 });
        y += line.height() * leading;
        widest = qMax(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return { widest, y };
}

int Label::heightForWidth(int width) const
{
    if (!airy())
        return QLabel::heightForWidth(width);
    const QMargins m = contentsMargins();
    QString text = m_text;
    QTextLayout layout(text.replace(u'\n', QChar::LineSeparator), font());
    return qCeil(arrange(layout, width - m.left() - m.right()).height()) + m.top() + m.bottom();
}

void Label::paintEvent(QPaintEvent* event)
{
    if (!airy()) {
        QLabel::paintEvent(event);
        return;
    }
    const QRect room = contentsRect();
    QString text = m_text;
    QTextLayout layout(text.replace(u'\n', QChar::LineSeparator), font());
    const QSizeF size = arrange(layout, room.width());
    qreal y = room.top();
    if (alignment() & Qt::AlignVCenter)
        y += qMax(0.0, (room.height() - size.height()) / 2);
    else if (alignment() & Qt::AlignBottom)
        y += qMax(0.0, room.height() - size.height());
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    layout.draw(&painter, QPointF(room.left(), y));
}

QSize Label::minimumSizeHint() const
{
    if (airy()) {
        constexpr int kNarrowest = 60;
        return { kNarrowest, qCeil(fontMetrics().height() * lineFactor()) };
    }
    if (!m_elided)
        return QLabel::minimumSizeHint();
    return { fontMetrics().horizontalAdvance(u"…"_s) * 2, QLabel::minimumSizeHint().height() };
}

QSize Label::sizeHint() const
{
    if (airy()) {
        constexpr int kComfortable = 560;
        QString text = m_text;
        QTextLayout layout(text.replace(u'\n', QChar::LineSeparator), font());
        const QMargins m = contentsMargins();
        const int width = minimumWidth() == maximumWidth() ? minimumWidth() : kComfortable;
        const QSizeF size = arrange(layout, width);
        return QSize(qCeil(size.width()) + 1, qCeil(size.height())).grownBy(m);
    }
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
        QLabel::setText(m_text); // airy labels too: for accessibility and for tests
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

QString plainAction(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace mutuals::ui
