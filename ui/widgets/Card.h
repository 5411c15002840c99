#pragma once

#include <QFrame>

class QVBoxLayout;

namespace mutuals::ui {

/// A rounded surface on the ground: everything of a page stands on one.
class Card : public QFrame {
    Q_OBJECT

public:
    enum class Tone { plain, fill, selected };

    explicit Card(QWidget* parent = nullptr);

    /// The card's own column: margins of 20 and spacing of 8 until somebody changes them.
    QVBoxLayout* column() const { return m_column; }
    void setTone(Tone tone);
    /// A click or Return anywhere on the card emits clicked(); it takes the focus by Tab.
    void setInteractive(bool interactive);

signals:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QVBoxLayout* m_column = nullptr;
    bool m_interactive = false;
};

/// A hairline between rows of a card.
class Line : public QFrame {
    Q_OBJECT

public:
    explicit Line(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Makes the style sheet look again at `widget` after one of its properties changed.
void restyle(QWidget* widget);

} // namespace mutuals::ui
