#pragma once

#include "ui/pages/HomeFacts.h"
#include "ui/pages/Page.h"

#include "core/records/Metric.h"

#include <QPointer>

#include <array>
#include <map>

class QBoxLayout;
class QGridLayout;

namespace mutuals {
struct ImpactAnswer;
}

namespace mutuals::ui {

class AnswerCard;
class ChartCard;
class Chip;
class EvidenceSearch;
class ImpactAnswers;
class Job;
class PageScroll;
class ShareButton;
class StatTile;
class WeekCard;
struct Figure;

/// The answer first: whether following back works, what to do this week, four numbers, one chart.
class HomePage : public Page {
    Q_OBJECT

public:
    explicit HomePage(QWidget* parent = nullptr);
    void reload() override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void buildChart();
    void arrange(int width);
    void ask();
    void showFacts();
    Metric primary() const; ///< what the policy is judged by
    void keepShown(const ImpactAnswer* shown);
    void showAnswer(Metric metric);
    void showChart();
    const ImpactAnswer* answer(Metric metric) const;
    Figure figure() const;

    HomeFacts m_facts;
    Metric m_metric = Metric::engagementRate; ///< of the chart

    PageScroll* m_body = nullptr;
    ImpactAnswers* m_answers;
    EvidenceSearch* m_evidence;
    AnswerCard* m_answer;
    WeekCard* m_week;
    ChartCard* m_chart;
    ShareButton* m_share = nullptr;
    std::map<Metric, Chip*> m_chips;
    QBoxLayout* m_top = nullptr;
    QGridLayout* m_tileGrid = nullptr;
    std::array<StatTile*, 4> m_tiles {};
    int m_columns = 0;
    QPointer<Job> m_job;
    int m_asked = 0; ///< only the newest question may be answered
};

} // namespace mutuals::ui
