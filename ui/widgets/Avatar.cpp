#include "ui/widgets/Avatar.h"

#include "ui/theme/Tokens.h"

#include "core/base/Hash.h"
#include "core/records/Handle.h"

#include <QLinearGradient>
#include <QPainter>

namespace mutuals::ui {

void paintAvatar(QPainter& painter, const QRectF& circle, std::string_view handle)
{
    QColor from = tokens::colors().unsure;
    QColor to = from;
    if (!handle.empty()) {
        Fingerprint print;
        print.add(handleKey(handle));
        const int hue = static_cast<int>(print.value() % 360);
        from = QColor::fromHsl(hue, 90, 170);
        to = QColor::fromHsl((hue + 18) % 360, 95, 115);
    }
    QLinearGradient gradient(circle.topLeft(), circle.bottomRight());
    gradient.setColorAt(0, from);
    gradient.setColorAt(1, to);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawEllipse(circle);
    painter.restore();
}

} // namespace mutuals::ui
