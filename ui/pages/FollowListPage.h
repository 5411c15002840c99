#pragma once

#include "ui/pages/Page.h"

class QStackedWidget;

namespace mutuals::ui {

class Chip;
class Decider;
class EmptyState;
class Label;
class ListPane;
class QueuePane;

/// From a fan to a follow: the queue of fans to decide on, and the list of those chosen.
class FollowListPage : public Page {
    Q_OBJECT

public:
    explicit FollowListPage(QWidget* parent = nullptr);

    void reload() override;
    void focusOn(const QString& target) override; ///< "queue" or "list"

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildLayout();
    void showTab(int tab);
    void showNumbers();

    Decider* m_decider;
    QStackedWidget* m_stack; ///< nothing yet, queue, list
    EmptyState* m_empty;
    QueuePane* m_queue;
    ListPane* m_list;
    Label* m_title;
    Label* m_left;
    Chip* m_queueTab;
    Chip* m_listTab;
};

} // namespace mutuals::ui
