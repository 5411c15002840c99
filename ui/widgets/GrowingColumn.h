#pragma once

#include <QWidget>

#include <functional>

class QScrollArea;
class QVBoxLayout;

namespace mutuals::ui {

/// A column of any number of cards that makes them as they come into view: a thousand imports cost
/// no more than what is looked at.
class GrowingColumn : public QWidget {
    Q_OBJECT

public:
    explicit GrowingColumn(QWidget* parent = nullptr);

    /// area   whose scrolling shows more; holds this column somewhere inside
    void growWith(QScrollArea* area);
    /// Replaces what is there. `make` gives the widgets of number 0 to count - 1, in order, some
    /// now and some later; it may put more than one into the column.
    void fill(int count, std::function<void(int number, QVBoxLayout* column)> make);
    int made() const { return m_made; }

private:
    void grow();
    void makeSome();

    QScrollArea* m_area = nullptr;
    QVBoxLayout* m_column;
    std::function<void(int, QVBoxLayout*)> m_make;
    int m_count = 0;
    int m_made = 0;
};

} // namespace mutuals::ui
