#pragma once

#include "ui/pages/Page.h"

#include "core/records/Creator.h"

#include <QAbstractButton>

#include <vector>

namespace mutuals::ui {

/// Whose numbers the window shows; with several creators in the workspace, a menu to switch.
class CreatorButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit CreatorButton(QWidget* parent = nullptr);
    void showCreators(const std::vector<Creator>& creators, const Context& context);
    QSize sizeHint() const override;

signals:
    void chosen(const mutuals::Creator& creator);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override
    {
        Q_UNUSED(event)
        update();
    }
    void leaveEvent(QEvent* event) override
    {
        Q_UNUSED(event)
        update();
    }

private:
    void openMenu();

    std::vector<Creator> m_creators;
    Creator m_current;
    bool m_hidden = false;
};

} // namespace mutuals::ui
