#include "ui/widgets/AvatarLabel.h"

#include "ui/widgets/Avatar.h"

#include <QPainter>

namespace mutuals::ui {

AvatarLabel::AvatarLabel(int diameter, QWidget* parent)
    : QWidget(parent)
{
    setFixedSize(diameter, diameter);
}

void AvatarLabel::setHandle(const std::string& handle)
{
    m_handle = handle;
    update();
}

void AvatarLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAvatar(painter, rect(), m_handle);
}

} // namespace mutuals::ui
