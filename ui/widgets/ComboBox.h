#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace mutuals::ui {

/// A combo box on a page that scrolls: the wheel scrolls the page and changes no answer.
class ComboBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace mutuals::ui
