#pragma once

#include <QLayout>
#include <QWidget>

namespace mutuals::ui {

/// Takes everything out of a layout and deletes the widgets, to fill it anew.
inline void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace mutuals::ui
