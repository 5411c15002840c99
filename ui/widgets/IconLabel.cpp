#include "ui/widgets/IconLabel.h"

#include <QPainter>

namespace mutuals::ui {

IconLabel::IconLabel(const QString& name, Tint tint, int size, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
    , m_tint(tint)
{
    setFixedSize(size, size);
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter(this).drawPixmap(0, 0, iconPixmap(m_name, m_tint, width(), devicePixelRatioF()));
}

} // namespace mutuals::ui
