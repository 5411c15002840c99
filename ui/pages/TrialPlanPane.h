#pragma once

#include "core/impact/TrialPlan.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace mutuals::ui {

class Button;
class Card;
class ChartCard;
class ComboBox;
class DateField;
class Label;

/// What a trial is, whom it may take, what it could find, and the button that seals it. Counts live,
/// draws nothing.
class TrialPlanPane : public QWidget {
    Q_OBJECT

public:
    explicit TrialPlanPane(QWidget* parent = nullptr);

    void replace(const TrialEligible& eligible, bool sample);
    void setWritable(bool writable); ///< a workspace that is only looked at seals nothing
    std::string name() const;
    TrialWish wish() const;
    const TrialProposal& proposal() const { return m_proposal; }

signals:
    void startRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void arrange();
    void count();

    TrialEligible m_eligible;
    TrialProposal m_proposal;
    bool m_sample = false, m_writable = true;

    QGridLayout* m_body;
    Card* m_choices;
    Card* m_seal;
    QLineEdit* m_name;
    ComboBox* m_warmth;
    ComboBox* m_tenure;
    ComboBox* m_most;
    ComboBox* m_outcome;
    DateField* m_end;
    Label* m_count;
    Label* m_outlook;
    Button* m_start;
    ChartCard* m_chart;
};

} // namespace mutuals::ui
