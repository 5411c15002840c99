#pragma once

#include "ui/pages/HomeFacts.h"
#include "ui/pages/Page.h"
#include "ui/widgets/Card.h"

namespace mutuals::ui {

class Button;
class Label;

/// What is worth doing now: followers to review, people to follow, a newer archive to ask for.
class WeekCard : public Card {
    Q_OBJECT

public:
    explicit WeekCard(QWidget* parent = nullptr);
    void showFacts(const HomeFacts& facts, Day today);

signals:
    void pageRequested(mutuals::ui::PageName page, const QString& target);

private:
    struct Row {
        Label* figure;
        Label* words;
        Button* link;
    };
    Row add(const QString& name, PageName page, const QString& target);

    Row m_review, m_follow, m_archive;
};

} // namespace mutuals::ui
