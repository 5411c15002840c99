#pragma once

#include "core/records/Follower.h"
#include "core/records/Snapshot.h"
#include "ui/models/FollowersSearch.h"
#include "ui/pages/Page.h"

#include <optional>
#include <span>
#include <vector>

class QStackedWidget;

namespace mutuals::ui {

class Button;
class ChartCard;
class Decider;
class EmptyState;
class FollowersFilter;
class FollowersModel;
class Label;
class PersonDrawer;
class RowTable;

/// Who follows whom at a snapshot: views with their counts, search as you type, a table of any
/// length and a drawer with one person.
class FollowersPage : public Page {
    Q_OBJECT

public:
    explicit FollowersPage(QWidget* parent = nullptr);

    void reload() override;
    void focusOn(const QString& target) override; ///< a handle, or a view as mutuals-cli spells it

protected:
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // These two are in FollowersPageLayout.cpp, with sizeColumns(), fitColumns() and their events.
    void buildLayout();
    QWidget* buildTable(QWidget* content);
    std::vector<FollowerRow> fetch(std::span<const Id<Person>> persons);
    void readSnapshots();
    void compareWith(std::optional<Day> since); ///< nothing: the snapshot before
    void chooseView(FollowerView view);
    void find();
    void countInLeft();
    void offerLeft(int count);
    void showOrder(std::vector<Id<Person>>& persons); ///< takes them
    void showChart();
    void openPerson(Id<Person> person);
    void closePerson();
    void fitColumns(); ///< hides those that have no room
    void sizeColumns();
    Day today() const; ///< of the newest snapshot

    std::vector<Snapshot> m_snapshots; ///< oldest first
    FollowerQuery m_query;
    std::optional<Id<Person>> m_wanted; ///< to be shown once the order is there
    Id<Creator> m_creator;
    FollowersModel* m_model;
    FollowersSearch* m_finder;
    FollowersSearch* m_leftSearch; ///< the same words among those who left
    Decider* m_decider;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    FollowersFilter* m_filter;
    ChartCard* m_chart;
    QStackedWidget* m_tableStack;
    RowTable* m_table;
    Label* m_nobody;
    Button* m_inLeft;
    PersonDrawer* m_drawer = nullptr;
};

} // namespace mutuals::ui
