#pragma once

#include <QWidget>

namespace mutuals::ui {

class Button;
class Label;

/// What an empty page says: what will be here, what is missing for it, and the one next step.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    struct Words {
        QString icon; ///< as icon()
        QString title; ///< what will be here
        QString missing; ///< what is missing, and why
        QString action; ///< "" without a button
    };

    explicit EmptyState(QWidget* parent = nullptr);
    explicit EmptyState(const Words& words, QWidget* parent = nullptr);
    void setWords(const Words& words);

signals:
    void actionRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QString m_iconName;
    Label* m_icon;
    Label* m_title;
    Label* m_missing;
    Button* m_action;
};

} // namespace mutuals::ui
