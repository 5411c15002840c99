#pragma once

#include "ui/theme/Icons.h"

#include <QWidget>

namespace mutuals::ui {

/// An icon to look at; follows the theme.
class IconLabel : public QWidget {
    Q_OBJECT

public:
    IconLabel(const QString& name, Tint tint, int size, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    Tint m_tint;
};

} // namespace mutuals::ui
