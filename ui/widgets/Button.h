#pragma once

#include "ui/theme/Icons.h"

#include <QPushButton>

namespace mutuals::ui {

/// A push button in one of four voices; its icon follows the theme.
class Button : public QPushButton {
    Q_OBJECT

public:
    enum class Kind {
        primary, ///< the one next step of a screen
        secondary,
        quiet, ///< no frame until the pointer comes
        link, ///< accent words in a sentence: "Review ›"
    };

    explicit Button(const QString& text, Kind kind = Kind::secondary, QWidget* parent = nullptr);
    void setKind(Kind kind);
    void setIconName(const QString& name); ///< as icon(); "" takes it away

protected:
    void changeEvent(QEvent* event) override;

private:
    Kind m_kind = Kind::secondary;
    QString m_icon;
};

} // namespace mutuals::ui
