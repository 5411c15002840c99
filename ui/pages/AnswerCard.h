#pragma once

#include "core/impact/Evidence.h"
#include "core/impact/Impact.h"
#include "ui/pages/HomeFacts.h"
#include "ui/pages/Page.h"
#include "ui/widgets/Card.h"

class QBoxLayout;

namespace mutuals::ui {

class Badge;
class Button;
class IntervalBar;
class Label;

/// "Is following back working?", answered in one sentence as well as the files allow; else what is
/// missing and the one next step.
class AnswerCard : public Card {
    Q_OBJECT

public:
    explicit AnswerCard(QWidget* parent = nullptr);
    /// answer  of the policy's own measure; nullptr while it is being worked out, or without a policy
    /// better  evidence than before and after, whose words and grade come first; may be nullptr
    void showAnswer(
        const HomeFacts& facts, const ImpactAnswer* answer, const Evidence* better = nullptr);

signals:
    void pageRequested(mutuals::ui::PageName page, const QString& target);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void say(const QString& headline, const QString& rest, const QString& action, PageName page,
        const QString& target);

    Badge* m_grade;
    Label* m_headline;
    IntervalBar* m_interval;
    Label* m_verdict;
    Button* m_next;
    QBoxLayout* m_evidence;
    PageName m_page = PageName::impact;
    QString m_target;
};

} // namespace mutuals::ui
