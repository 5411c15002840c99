#include "ui/widgets/Chip.h"

#include <QLocale>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

Chip::Chip(const QString& name, QWidget* parent)
    : QPushButton(name, parent)
    , m_name(name)
{
    setCheckable(true);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void Chip::setCount(std::optional<qint64> count)
{
    setText(count ? m_name + u"  "_s + QLocale().toString(*count) : m_name);
}

} // namespace mutuals::ui
