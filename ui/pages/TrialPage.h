#pragma once

#include "core/base/Result.h"
#include "core/records/Trial.h"
#include "ui/pages/Page.h"

#include <functional>

class QStackedWidget;

namespace mutuals::ui {

class Button;
class ComboBox;
class EmptyState;
class Label;
class TrialPlanPane;
class TrialRunPane;
class TrialStates;

/// A follow-back experiment: planned, sealed, followed by hand, and told when archives show who
/// stayed.
class TrialPage : public Page {
    Q_OBJECT

public:
    explicit TrialPage(QWidget* parent = nullptr);

    void reload() override;

private:
    void buildLayout();
    void ask();
    void showState();
    void seal();
    void endEarly(); ///< after a question
    void goOn(Id<Trial> trial);
    /// Writes it, reads anew and says so; with a way back where there is one.
    void write(std::function<Result<>(Workspace&)> work, const QString& toast,
        const std::function<void()>& back, const QString& refusal);
    void tell(const Error& error);

    TrialStates* m_states;
    Id<Creator> m_creator;
    Id<Trial> m_trial; ///< the one looked at; 0: the newest
    bool m_planning = false; ///< another one, although there are trials

    QStackedWidget* m_stack; ///< nothing yet, reading, trials
    EmptyState* m_empty;
    Label* m_wait;
    ComboBox* m_choice;
    Button* m_another;
    TrialPlanPane* m_plan;
    TrialRunPane* m_run;
};

} // namespace mutuals::ui
