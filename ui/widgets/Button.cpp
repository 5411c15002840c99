#include "ui/widgets/Button.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"

#include <QEvent>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

Button::Button(const QString& text, Kind kind, QWidget* parent)
    : QPushButton(text, parent)
{
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus); // a click leaves no ring behind
    setIconSize(QSize(1, 1) * tokens::scaled(16));
    setKind(kind);
}

void Button::setKind(Kind kind)
{
    const QString names[] { u"primary"_s, u"secondary"_s, u"quiet"_s, u"link"_s };
    m_kind = kind;
    setProperty("kind", names[static_cast<int>(kind)]);
    restyle(this);
    setIconName(m_icon);
}

void Button::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setIconSize(QSize(1, 1) * tokens::scaled(16));
}

void Button::setIconName(const QString& name)
{
    m_icon = name;
    if (name.isEmpty()) {
        setIcon({});
        return;
    }
    const Tint tint = m_kind == Kind::primary ? Tint::onAccent
        : m_kind == Kind::link                ? Tint::accent
        : m_kind == Kind::quiet               ? Tint::quiet
                                              : Tint::ink;
    setIcon(ui::icon(name, tint));
}

} // namespace mutuals::ui
