#pragma once

#include <QWidget>

#include <functional>

namespace mutuals::ui {

class Button;
class Label;

/// One sentence about the workspace that stays until it is read: an import that was cut off, a
/// workspace that may only be read. With at most one thing to do about it.
class NoticeBar : public QWidget {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// `act` may be empty; its button stays, so that it can be pressed again.
    void say(const QString& text, const QString& action = {}, std::function<void()> act = {});

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Label* m_text;
    Button* m_action;
    std::function<void()> m_act;
};

} // namespace mutuals::ui
