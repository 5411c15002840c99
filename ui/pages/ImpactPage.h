#pragma once

#include "core/impact/PolicyStart.h"
#include "core/records/Policy.h"
#include "ui/models/ImpactAnswers.h"
#include "ui/pages/Page.h"

#include <memory>

class QScrollArea;
class QStackedWidget;

namespace mutuals::ui {

class Button;
class ChartCard;
class DayBar;
class EmptyState;
class EvidenceSearch;
class ImpactDetails;
class ImpactLower;
class ImpactSide;
class MetricStrip;
class PlanEditor;
class PolicyHeader;
class PolicyStartSearch;
class PolicySuggestions;
class PolicyVerdictCard;
class ShareButton;
struct Figure;

/// Before and after a follow-back policy: metrics with their effects, the chart, the answer in
/// words. Without a policy: the days, and first days that the files speak for.
class ImpactPage : public Page {
    Q_OBJECT

public:
    explicit ImpactPage(QWidget* parent = nullptr);

    void reload() override;
    void focusOn(const QString& target) override; ///< a metric as mutuals-cli spells it

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // The first four are in ImpactPageLayout.cpp, with fitChart().
    void buildLayout();
    void buildHeader();
    void buildChart();
    void buildLower();
    void fitChart(); ///< to the height that the window has left, however tall its neighbor is
    bool read(); ///< days, policies, notes; false: nothing to show
    void ask();
    void pickMetric(Metric metric); ///< as a click on its card
    Day proposedStart() const; ///< of a new policy
    static Policy newPolicyFrom(Day start);
    void choosePolicy(Id<Policy> policy);
    const Policy* policy() const; ///< the one shown; nullptr: none is recorded
    void showHeader();
    void showMetric(Metric metric); ///< its card and, when it is the chosen one, the chart
    void showMetrics();
    void showChart();
    void showVerdict(); ///< of the policy, and what it says of all metrics
    void showSide(); ///< of the metric that is looked at
    void showDetails();
    void toggleKnow();
    bool told(Metric metric) const; ///< its verdict stands
    Figure figure() const;
    void tell(const Error& error);

    ImpactAnswers::Days m_days;
    std::vector<Policy> m_policies; ///< newest start first
    std::vector<Note> m_notes;
    std::vector<ExcludedDay> m_excluded;
    PostDays m_posts;
    std::vector<PolicyStart> m_starts;
    Id<Policy> m_policy;
    std::optional<DayRange> m_before, m_after; ///< dragged periods
    Id<Creator> m_creator; ///< whose answers these are
    ImpactAnswers* m_answers;
    ImpactDetails* m_details;
    EvidenceSearch* m_evidence;
    bool m_measureChosen = false; ///< the policy's own is looked at until another card is clicked
    PolicyStartSearch* m_startSearch;
    PlanEditor* m_plans;

    QStackedWidget* m_stack;
    QWidget* m_content;
    EmptyState* m_empty;
    PolicyHeader* m_header;
    ShareButton* m_share;
    PolicySuggestions* m_suggestions;
    PolicyVerdictCard* m_verdict;
    MetricStrip* m_metrics;
    ChartCard* m_chart;
    Button* m_usualPeriods;
    DayBar* m_dayBar;
    ImpactSide* m_side = nullptr;
    ImpactLower* m_lower = nullptr;
    QScrollArea* m_scroll;
};

} // namespace mutuals::ui
