#pragma once

#include <QRectF>

#include <string_view>

class QPainter;

namespace mutuals::ui {

/// A round mark in place of the picture that no file holds: a soft hue out of the handle, the same
/// in every session. An empty handle gives a gray one.
void paintAvatar(QPainter& painter, const QRectF& circle, std::string_view handle);

} // namespace mutuals::ui
