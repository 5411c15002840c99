#pragma once

#include "core/store/Followers.h"
#include "ui/widgets/Card.h"

#include <vector>

class QLineEdit;
class QVBoxLayout;

namespace mutuals::ui {

class AvatarLabel;
class Button;
class ChoiceBar;
class Label;
class PersonTimeline;

/// One person beside the table: how they stand to the creator, when what happened, and what to do.
class PersonDrawer : public Card {
    Q_OBJECT

public:
    explicit PersonDrawer(QWidget* parent = nullptr);

    /// today  of the newest archive; `hidden`: a stand-in instead of the handle
    void replace(const FollowerRow& row, const std::vector<Followers::Event>& timeline, Day today,
        bool hidden);
    Id<Person> person() const { return m_row.person; }

signals:
    void closed();
    void profileRequested();
    void chosen(mutuals::Choice choice, const QString& reason);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addFact(const QString& name, const QString& value);
    void showFacts(Day today, bool hidden);
    void showEvents(const std::vector<Followers::Event>& timeline);

    FollowerRow m_row;
    AvatarLabel* m_avatar;
    Label* m_name;
    Label* m_detail;
    QVBoxLayout* m_facts;
    PersonTimeline* m_timeline;
    QVBoxLayout* m_events;
    QWidget* m_decide;
    QLineEdit* m_reason;
    ChoiceBar* m_choices;
    Button* m_profile;
};

} // namespace mutuals::ui
