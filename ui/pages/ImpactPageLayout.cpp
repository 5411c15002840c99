#include "ui/pages/ImpactPage.h"

#include "ui/charts/ChartCard.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/ShareButton.h"
#include "ui/models/ImpactDetails.h"
#include "ui/pages/DayBar.h"
#include "ui/pages/ImpactLower.h"
#include "ui/pages/ImpactSide.h"
#include "ui/pages/MetricStrip.h"
#include "ui/pages/PlanEditor.h"
#include "ui/pages/PolicyHeader.h"
#include "ui/pages/PolicySuggestions.h"
#include "ui/pages/PolicyVerdictCard.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PageScroll.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

void ImpactPage::buildLayout()
{
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(
        { u"impact"_s, tr("Before and after"),
            tr("Here you will see whether following back changed your views, likes and followers. "
               "It needs the daily numbers of TikTok Studio: Overview and FollowerHistory."),
            tr("Import files") },
        this);
    connect(m_empty, &EmptyState::actionRequested, this, &ImpactPage::importRequested);

    auto* holder = new QWidget(this);
    auto* scroll = new PageScroll(holder);
    m_scroll = scroll;
    m_content = scroll->widget();
    QVBoxLayout* column = scroll->column();
    buildHeader();
    column->addWidget(m_header);
    m_suggestions = new PolicySuggestions(m_content);
    connect(m_suggestions, &PolicySuggestions::chosen, this,
        [this](Day day) { m_plans->savePolicy(newPolicyFrom(day)); });
    column->addWidget(m_suggestions);
    m_verdict = new PolicyVerdictCard(m_content);
    connect(m_verdict, &PolicyVerdictCard::stopRequested, m_answers, &ImpactAnswers::stop);
    connect(m_verdict, &PolicyVerdictCard::goRequested, m_answers, &ImpactAnswers::go);
    connect(
        m_verdict, &PolicyVerdictCard::measureRequested, m_header, &PolicyHeader::editRequested);
    column->addWidget(m_verdict);
    m_metrics = new MetricStrip(m_content);
    connect(m_metrics, &MetricStrip::chosen, this, &ImpactPage::pickMetric);
    column->addWidget(m_metrics);
    buildChart();

    m_side = new ImpactSide(m_content);
    connect(m_side, &ImpactSide::importRequested, this, &ImpactPage::importRequested);
    column->addWidget(new Beside(m_chart, m_side, Beside::WhenNarrow::sideBelow, m_content));
    buildLower();
    column->addWidget(m_lower);
    column->addStretch(1);
    m_content->installEventFilter(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(holder);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_stack);
}

void ImpactPage::buildChart()
{
    m_chart = new ChartCard(m_content);
    m_usualPeriods = new Button(tr("Usual periods"), Button::Kind::link, m_chart);
    m_usualPeriods->setObjectName(u"usualPeriods"_s);
    m_chart->head()->addWidget(m_usualPeriods);
    connect(m_usualPeriods, &Button::clicked, this, [this] {
        m_before.reset();
        m_after.reset();
        ask();
    });
    FigureView* view = m_chart->view();
    view->setObjectName(u"impactChart"_s);
    view->setEditable(true);
    connect(view, &FigureView::periodsChanged, this, [this](DayRange before, DayRange after) {
        m_before = before;
        m_after = after;
        ask();
    });
    connect(view, &FigureView::dayActivated, m_plans, &PlanEditor::editNotes);
    m_dayBar = new DayBar(m_chart);
    m_chart->column()->addWidget(m_dayBar);
    connect(view, &FigureView::dayClicked, m_dayBar, &DayBar::choose);
    connect(m_dayBar, &DayBar::leaveOutRequested, m_plans, &PlanEditor::leaveOut);
    connect(m_dayBar, &DayBar::putBackRequested, m_plans, &PlanEditor::putBack);
    connect(m_dayBar, &DayBar::noteRequested, m_plans, &PlanEditor::editNotes);
}

void ImpactPage::buildLower()
{
    m_lower = new ImpactLower(m_content);
    connect(m_lower, &ImpactLower::putBackRequested, m_plans, &PlanEditor::putBack);
    connect(m_side, &ImpactSide::howWeKnowToggled, this, &ImpactPage::toggleKnow);
}

void ImpactPage::buildHeader()
{
    m_header = new PolicyHeader(m_content);
    m_share = new ShareButton([this] { return figure(); }, m_header);
    m_header->addButton(m_share);
    connect(m_share, &ShareButton::shared, this,
        [this](const QString& what) { emit toastRequested(what, {}); });
    connect(m_header, &PolicyHeader::policyChosen, this, &ImpactPage::choosePolicy);
    connect(m_header, &PolicyHeader::editRequested, this, [this] {
        if (const Policy* shown = policy())
            m_plans->editPolicy(*shown);
    });
    connect(m_header, &PolicyHeader::newRequested, this,
        [this] { m_plans->editPolicy(newPolicyFrom(proposedStart())); });
    connect(m_header, &PolicyHeader::noteRequested, this, [this] {
        if (!m_days->empty()) {
            // The newest day that the chart shows, so that the note is seen at once.
            const DayRange shown = m_chart->view()->figure().days;
            const Day newest = m_days->back().day;
            const Day proposed =
                shown.empty() ? newest : std::min(newest, shown.end - std::chrono::days(1));
            m_plans->addNote(m_chart->view()->pointedDay().value_or(proposed));
        }
    });
}

bool ImpactPage::eventFilter(QObject* watched, QEvent* event)
{
    // What stands above the chart has grown or shrunk.
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        fitChart();
    return Page::eventFilter(watched, event);
}

void ImpactPage::fitChart()
{
    m_content->layout()->activate();
    const int left = height() - m_chart->mapTo(m_content, QPoint()).y() - tokens::kSpace24;
    m_chart->setFixedHeight(std::max(m_chart->minimumSizeHint().height(), left));
}

void ImpactPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitChart();
}

void ImpactPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_side)
        fitChart();
}

} // namespace mutuals::ui
