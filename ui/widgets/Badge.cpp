#include "ui/widgets/Badge.h"

#include "ui/widgets/Card.h"

namespace mutuals::ui {

using namespace Qt::StringLiterals;

Badge::Badge(const QString& text, Kind kind, QWidget* parent)
    : Label(text, Look::small, parent)
{
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    setKind(kind);
}

void Badge::setKind(Kind kind)
{
    const QString names[] { u"outline"_s, u"up"_s, u"down"_s, u"accent"_s };
    setProperty("tone", names[static_cast<int>(kind)]);
    restyle(this);
}

KeyHint::KeyHint(const QString& key, QWidget* parent)
    : Label(key, Look::small, parent)
{
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
}

} // namespace mutuals::ui
