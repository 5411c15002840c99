#pragma once

#include <QWidget>

class QGridLayout;

namespace mutuals::ui {

/// A chart with a column of cards beside it; where there is no room for both, one above the other.
class Beside : public QWidget {
    Q_OBJECT

public:
    enum class WhenNarrow { sideBelow, sideAbove };

    Beside(QWidget* main, QWidget* side, WhenNarrow order, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();

    QWidget* m_main;
    QWidget* m_side;
    WhenNarrow m_order;
    QGridLayout* m_grid;
};

} // namespace mutuals::ui
