#pragma once

#include "ui/pages/Page.h"

#include <QAbstractButton>
#include <QFrame>

#include <map>

namespace mutuals::ui {

/// One entry of the rail: icon, word, count. Without room the icon alone, the word as a tip.
class RailButton : public QAbstractButton {
    Q_OBJECT

public:
    RailButton(const QString& icon, const QString& word, QWidget* parent);
    void setCount(int count); ///< 0: no badge
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    bool m_ring = false; ///< the keyboard brought the focus here
    QString m_icon;
    int m_count = 0;
    bool m_narrow = false;
};

/// The pages, on the left of the window.
class Rail : public QFrame {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);
    void showCurrent(PageName page);
    void setCount(PageName page, int count);
    void setNarrow(bool narrow);

signals:
    void pageRequested(mutuals::ui::PageName page);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    RailButton* add(PageName page, const QString& icon, const QString& word, const QString& name);
    void fitWidth();

    std::map<PageName, RailButton*> m_buttons;
    bool m_narrow = false;
};

} // namespace mutuals::ui
