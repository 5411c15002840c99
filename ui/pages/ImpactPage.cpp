#include "ui/pages/ImpactPage.h"

#include "core/store/Workspace.h"
#include "ui/Dialogs.h"
#include "ui/charts/ChartCard.h"
#include "ui/charts/DailyFigure.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/ImpactFigure.h"
#include "ui/charts/ShareButton.h"
#include "ui/models/PolicyStartSearch.h"
#include "ui/pages/ImpactSide.h"
#include "ui/pages/MetricStrip.h"
#include "ui/pages/PlanEditor.h"
#include "ui/pages/PolicyHeader.h"
#include "ui/pages/PolicySuggestions.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
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

namespace {

constexpr std::chrono::days kFourWeeks { 28 };
constexpr int kSideWidth = 290; ///< both at 100 % text
constexpr int kWideEnough = 960; ///< for the side column beside the chart

Policy newPolicy(Day start)
{
    Policy policy;
    policy.name = ImpactPage::tr("follow-back").toStdString();
    policy.start = start;
    return policy;
}

} // namespace

ImpactPage::ImpactPage(QWidget* parent)
    : Page(parent)
    , m_days(std::make_shared<std::vector<DayMetrics>>())
    , m_answers(new ImpactAnswers(this))
    , m_startSearch(new PolicyStartSearch(this))
    , m_plans(new PlanEditor(*this))
{
    setObjectName(u"impactPage"_s);
    buildLayout();
    connect(m_answers, &ImpactAnswers::answered, this, &ImpactPage::showMetric);
    connect(m_startSearch, &PolicyStartSearch::found, this,
        [this](const std::vector<PolicyStart>& starts) {
            m_starts = starts;
            m_suggestions->replace(m_starts, m_policies);
        });
    connect(m_plans, &PlanEditor::policySaved, this, [this](Id<Policy> policy) {
        m_policy = policy;
        m_before.reset();
        m_after.reset();
    });
    connect(m_plans, &PlanEditor::changed, this, [this] {
        reload();
        emit dataChanged();
    });
    connect(m_plans, &PlanEditor::undoOffered, this, &ImpactPage::toastRequested);
}

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
    m_content = scroll->widget();
    QVBoxLayout* column = scroll->column();
    buildHeader();
    column->addWidget(m_header);
    m_suggestions = new PolicySuggestions(m_content);
    connect(m_suggestions, &PolicySuggestions::chosen, this,
        [this](Day day) { m_plans->savePolicy(newPolicy(day)); });
    column->addWidget(m_suggestions);
    m_metrics = new MetricStrip(m_content);
    connect(m_metrics, &MetricStrip::chosen, this, [this](Metric metric) {
        m_answers->prefer(metric);
        showChart();
    });
    column->addWidget(m_metrics);
    buildChart();

    m_side = new ImpactSide(m_content);
    connect(m_side, &ImpactSide::importRequested, this, &ImpactPage::importRequested);
    m_body = new QGridLayout;
    m_body->setSpacing(tokens::kSpace16);
    m_body->setColumnStretch(0, 1);
    column->addLayout(m_body, 1);
    m_content->installEventFilter(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(holder);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_stack);
    arrange();
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
        [this] { m_plans->editPolicy(newPolicy(proposedStart())); });
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

/// The strongest first day that the Following list speaks for and no policy has, else four weeks
/// before the newest day, so that there is something to compare.
Day ImpactPage::proposedStart() const
{
    if (m_days->empty())
        return dayOf(now());
    const Day first = m_days->front().day, last = m_days->back().day;
    for (const PolicyStart& start : m_starts) {
        if (start.day <= last && !isRecorded(start, m_policies))
            return start.day;
    }
    return std::max(first, last - kFourWeeks);
}

void ImpactPage::arrange()
{
    const bool wide = width() >= tokens::scaled(kWideEnough);
    const int side = tokens::scaled(kSideWidth);
    m_body->removeWidget(m_chart);
    m_body->removeWidget(m_side);
    m_body->addWidget(m_chart, 0, 0, Qt::AlignTop);
    m_body->addWidget(m_side, wide ? 0 : 1, wide ? 1 : 0, Qt::AlignTop);
    m_side->setMinimumWidth(wide ? side : 0);
    m_side->setMaximumWidth(wide ? side : QWIDGETSIZE_MAX);
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
    const int left = height() - m_chart->y() - tokens::kSpace24;
    m_chart->setFixedHeight(std::max(m_chart->minimumSizeHint().height(), left));
}

void ImpactPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
    fitChart();
}

void ImpactPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_side) {
        arrange();
        fitChart();
    }
}

void ImpactPage::reload()
{
    m_share->setCollaborators(context().dialogs, context().settings);
    if (m_creator != context().creator.id) {
        m_creator = context().creator.id;
        m_answers->clear();
        m_policy = {};
        m_before.reset();
        m_after.reset();
        m_starts.clear();
        m_startSearch->forget();
    }
    if (!read()) {
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentIndex(1);
    showHeader();
    m_suggestions->replace(m_starts, m_policies);
    m_startSearch->look(context().reading->file(), m_creator);
    ask();
}

bool ImpactPage::read()
{
    if (!context().reading || !m_creator)
        return false;
    Workspace& workspace = *context().reading;
    auto days = workspace.days().all(m_creator);
    auto policies = workspace.plans().policies(m_creator);
    auto notes = workspace.plans().notes(m_creator);
    if (!days || !policies || !notes) {
        tell(!days ? days.error() : !policies ? policies.error() : notes.error());
        return false;
    }
    m_days = std::make_shared<const std::vector<DayMetrics>>(std::move(*days));
    m_policies = std::move(*policies);
    m_notes = std::move(*notes);
    m_plans->setPlans(
        m_policies, m_notes, m_days->empty() ? std::nullopt : std::optional(m_days->back().day));
    const Policy* usual = policyInForce(m_policies, m_days->empty() ? Day {} : m_days->back().day);
    if (!policy())
        m_policy = usual ? usual->id : Id<Policy> {};
    return !m_days->empty();
}

const Policy* ImpactPage::policy() const
{
    const auto found = std::find_if(m_policies.begin(), m_policies.end(),
        [this](const Policy& each) { return each.id == m_policy; });
    return found == m_policies.end() ? nullptr : &*found;
}

void ImpactPage::showHeader()
{
    const Policy* shown = policy();
    m_header->replace(m_policies, shown);
    m_metrics->setComparing(shown);
}

void ImpactPage::ask()
{
    const Policy* shown = policy();
    if (!shown) {
        m_answers->clear();
        showMetrics();
        return;
    }
    m_answers->ask(m_days, { shown->start, shown->end, m_before, m_after }, m_metrics->metric());
    showMetrics();
}

void ImpactPage::choosePolicy(Id<Policy> policy)
{
    m_policy = policy;
    m_before.reset();
    m_after.reset();
    m_answers->clear();
    showHeader();
    ask();
}

void ImpactPage::focusOn(const QString& target)
{
    if (const auto metric = metricNamed(target.toStdString()))
        m_metrics->choose(*metric);
}

void ImpactPage::showMetric(Metric metric)
{
    const ImpactAnswer* answer = m_answers->answer(metric);
    m_metrics->setAnswer(metric, answer, answer && m_answers->stale(metric));
    if (metric == m_metrics->metric())
        showChart();
}

void ImpactPage::showMetrics()
{
    for (const Metric metric : kMetrics)
        showMetric(metric);
}

Figure ImpactPage::figure() const
{
    const Metric metric = m_metrics->metric();
    const ImpactAnswer* answer = m_answers->answer(metric);
    const Policy* shown = policy();
    if (answer && shown && hasBothSides(shown->start, *m_days))
        return impactFigure(*answer,
            { *m_days, shortName(shown->name), m_notes, metricSource(metric), context().sample });
    return dailyFigure(
        *m_days, metric, { m_policies, m_notes, metricSource(metric), context().sample });
}

void ImpactPage::showChart()
{
    const Metric metric = m_metrics->metric();
    const Figure shown = figure();
    m_chart->replace(shown, tr("%1: the files hold no values").arg(metricTitle(metric)));
    m_chart->view()->setStale(m_answers->stale(metric) && m_answers->answer(metric));
    m_usualPeriods->setVisible(m_before || m_after);
    m_share->setEnabled(!shown.panels.empty());

    const Policy* compared = policy();
    if (compared && !m_days->empty() && compared->start > m_days->back().day)
        m_side->setMissing(tr("This policy begins on %1. Your files hold numbers up to %2 only, so "
                              "there is nothing to compare yet.")
                               .arg(longDate(compared->start), longDate(m_days->back().day)));
    else if (const ImpactAnswer* answer = m_answers->answer(metric))
        m_side->setAnswer(*answer);
    else if (const Error* error = m_answers->error(metric))
        m_side->setSentence(errorWords(*error).sentence());
    else if (compared)
        m_side->setSentence(tr("Reckoning…"));
    else
        m_side->setSentence(
            tr("Record the day on which you began to follow back. Mutuals then compares the days "
               "after it with what your own history predicts."));
}

void ImpactPage::tell(const Error& error)
{
    const ErrorWords words = errorWords(error);
    if (context().dialogs)
        context().dialogs->tell(window(), { words.what, words.advice, words.details });
}

} // namespace mutuals::ui
