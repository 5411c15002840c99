#pragma once

#include "core/impact/Evidence.h"
#include "ui/models/ImpactAnswers.h"
#include "ui/widgets/Card.h"

class QBoxLayout;

namespace mutuals::ui {

class Badge;
class Button;
class Label;

/// One verdict for the policy, by the measure that was chosen before looking; what the other
/// measures say as a family; how far the reckoning is, and a way to stop it.
class PolicyVerdictCard : public Card {
    Q_OBJECT

public:
    explicit PolicyVerdictCard(QWidget* parent = nullptr);

    /// better  evidence than before and after; nullptr: there is none. It takes the headline.
    void showAnswers(const Policy& policy, const ImpactAnswers& answers, const Evidence* better);

signals:
    void measureRequested(); ///< to choose another one
    void stopRequested();
    void goRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showGrade(char grade);
    void showProgress(const ImpactAnswers& answers);

    Badge* m_grade;
    Label* m_headline;
    Label* m_better;
    Label* m_evidence;
    Button* m_measure;
    Label* m_family;
    Label* m_look;
    QWidget* m_progress;
    Label* m_done;
    Button* m_stop;
    QBoxLayout* m_halves;
    bool m_stopped = false;
};

} // namespace mutuals::ui
