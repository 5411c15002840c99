#pragma once

#include <QFrame>

#include <functional>

class QTimer;

namespace mutuals::ui {

class Button;
class Label;

/// Says at the foot of the window what was just done, and takes it back with one click: Undo
/// instead of "are you sure?". One at a time; the next one replaces it. Waits while the pointer
/// rests on it.
class Toast : public QFrame {
    Q_OBJECT

public:
    explicit Toast(QWidget* host); ///< floats over `host`, at the middle of its foot

    /// `undo` may be empty; it runs at most once.
    void say(const QString& text, std::function<void()> undo = {});
    /// The same with another word than Undo on the button.
    void offer(const QString& text, std::function<void()> undo, const QString& word);

    /// Runs the undo of the message that is shown; false when there is none.
    bool undo();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void place();
    void dress();

    Label* m_text;
    Button* m_undoButton;
    Button* m_close;
    QTimer* m_timer;
    std::function<void()> m_undo;
};

} // namespace mutuals::ui
