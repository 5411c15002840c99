#pragma once

#include "ui/models/TrialStates.h"
#include "ui/pages/Page.h"

#include <QWidget>

class QVBoxLayout;

namespace mutuals::ui {

class Badge;
class Button;
class Card;
class Decider;
class IntervalBar;
class Label;
class RowTable;
class TrialPeople;

/// A sealed trial: how it stands, whom to follow, and what it found.
class TrialRunPane : public QWidget {
    Q_OBJECT

public:
    /// page  whose Context is used; outlives the pane
    explicit TrialRunPane(Page& page, QWidget* parent = nullptr);

    void replace(const TrialState& state);

signals:
    void endRequested();
    void goOnRequested();
    void ticked(); ///< somebody was ticked off: read anew

private:
    void buildLayout();
    QWidget* buildAnswer();
    QWidget* buildPeople();
    void showMethod(bool shown);
    void openNext();
    void copyNames();
    void saveReport();

    Page& m_page;
    Decider* m_decider;
    Trial m_trial;
    TrialAnswer m_answer;
    bool m_asSealed = true;

    Label* m_title;
    Label* m_period;
    Badge* m_grade;
    Label* m_headline;
    Label* m_sentence;
    IntervalBar* m_interval;
    Label* m_tampered;
    QVBoxLayout* m_doubts;
    Button* m_methodToggle;
    Label* m_method;
    Button* m_save;
    Button* m_end;
    Label* m_progress;
    Button* m_open;
    Button* m_copy;
    RowTable* m_table;
    TrialPeople* m_people;
};

} // namespace mutuals::ui
