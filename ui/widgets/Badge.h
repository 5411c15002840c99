#pragma once

#include "ui/widgets/Label.h"

namespace mutuals::ui {

/// A few words in a small frame: "evidence C · before and after".
class Badge : public Label {
    Q_OBJECT

public:
    enum class Kind { outline, up, down, accent };

    explicit Badge(const QString& text = {}, Kind kind = Kind::outline, QWidget* parent = nullptr);
    void setKind(Kind kind);
};

/// The cap of a key, to teach a shortcut where it is used.
class KeyHint : public Label {
    Q_OBJECT

public:
    explicit KeyHint(const QString& key, QWidget* parent = nullptr);
};

} // namespace mutuals::ui
