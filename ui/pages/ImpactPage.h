#pragma once

#include "core/impact/PolicyStart.h"
#include "core/records/Policy.h"
#include "ui/models/ImpactAnswers.h"
#include "ui/pages/Page.h"

#include <memory>

class QGridLayout;
class QStackedWidget;

namespace mutuals::ui {

class Button;
class ChartCard;
class EmptyState;
class ImpactSide;
class MetricStrip;
class PlanEditor;
class PolicyHeader;
class PolicyStartSearch;
class PolicySuggestions;
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
    void buildLayout();
    void buildHeader();
    void buildChart();
    void arrange(); ///< side column by the width there is
    void fitChart(); ///< to the height that the window has left, however tall its neighbor is
    bool read(); ///< days, policies, notes; false: nothing to show
    void ask();
    Day proposedStart() const; ///< of a new policy
    void choosePolicy(Id<Policy> policy);
    const Policy* policy() const; ///< the one shown; nullptr: none is recorded
    void showHeader();
    void showMetric(Metric metric); ///< its card and, when it is the chosen one, the chart
    void showMetrics();
    void showChart();
    Figure figure() const;
    void tell(const Error& error);

    ImpactAnswers::Days m_days;
    std::vector<Policy> m_policies; ///< newest start first
    std::vector<Note> m_notes;
    std::vector<PolicyStart> m_starts;
    Id<Policy> m_policy;
    std::optional<DayRange> m_before, m_after; ///< dragged periods
    Id<Creator> m_creator; ///< whose answers these are
    ImpactAnswers* m_answers;
    PolicyStartSearch* m_startSearch;
    PlanEditor* m_plans;

    QStackedWidget* m_stack;
    QWidget* m_content;
    EmptyState* m_empty;
    PolicyHeader* m_header;
    ShareButton* m_share;
    PolicySuggestions* m_suggestions;
    MetricStrip* m_metrics;
    QGridLayout* m_body;
    ChartCard* m_chart;
    Button* m_usualPeriods;
    ImpactSide* m_side = nullptr;
};

} // namespace mutuals::ui
