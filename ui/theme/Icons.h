#pragma once

#include <QIcon>
#include <QString>

namespace mutuals::ui {

/// Which token color an icon takes; it follows the theme by itself.
enum class Tint { ink, quiet, accent, onAccent, up, down };

/// One of resources/icons by its file name without ".svg": "home", "eye-off". Drawn from the SVG at
/// the asked size and scale, so it stays crisp.
QIcon icon(const QString& name, Tint tint = Tint::quiet);

/// The same as a picture of `size` logical pixels, for painting by hand.
QPixmap iconPixmap(const QString& name, Tint tint, int size, qreal scale);

} // namespace mutuals::ui
