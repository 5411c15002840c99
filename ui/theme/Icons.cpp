#include "ui/theme/Icons.h"

#include "ui/theme/Tokens.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QColor tintColor(Tint tint)
{
    const auto& c = tokens::colors();
    switch (tint) {
    case Tint::ink:
        return c.ink;
    case Tint::accent:
        return c.accent;
    case Tint::onAccent:
        return c.onAccent;
    case Tint::up:
        return c.up;
    case Tint::down:
        return c.down;
    case Tint::quiet:
        break;
    }
    return c.quiet;
}

QPixmap drawn(const QString& name, QColor color, QSize pixels)
{
    const QString key = u"mutuals/%1/%2/%3"_s.arg(
        name, color.name(QColor::HexArgb), QString::number(pixels.width()));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter, QRectF(QPointF(0, 0), pixels));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedEngine : public QIconEngine {
public:
    TintedEngine(QString name, Tint tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        const qreal scale = painter->device()->devicePixelRatio();
        QPixmap pixmap = picture(QSize(side, side) * scale, mode);
        painter->drawPixmap(square, pixmap);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return picture(size, mode);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return picture(size, mode);
    }

    QIconEngine* clone() const override { return new TintedEngine(m_name, m_tint); }

private:
    QPixmap picture(QSize pixels, QIcon::Mode mode) const
    {
        const bool disabled = mode == QIcon::Disabled;
        return drawn(m_name, disabled ? tokens::colors().unsure : tintColor(m_tint), pixels);
    }

    QString m_name;
    Tint m_tint;
};

} // namespace

QIcon icon(const QString& name, Tint tint)
{
    return QIcon(new TintedEngine(name, tint));
}

QPixmap iconPixmap(const QString& name, Tint tint, int size, qreal scale)
{
    const int side = qRound(size * scale);
    QPixmap pixmap = drawn(name, tintColor(tint), { side, side });
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

} // namespace mutuals::ui
