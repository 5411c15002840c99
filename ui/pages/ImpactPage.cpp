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
#include "ui/pages/MetricCard.h"
#include "ui/pages/PlanEditor.h"
#include "ui/pages/PolicyHeader.h"
#include "ui/pages/PolicySuggestions.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days kOneDay { 1 };
constexpr int kSideWidth = 290;
constexpr int kWideEnough = 960; ///< for the side column beside the chart and all cards in a row
constexpr int kCardsWhenNarrow = 4;

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
    setFocusPolicy(Qt::StrongFocus);
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

    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(
        tokens::kSpace24, tokens::kSpace4, tokens::kSpace24, tokens::kSpace24);
    column->setSpacing(tokens::kSpace16);
    buildHeader(content);
    column->addWidget(m_header);
    m_suggestions = new PolicySuggestions(content);
    connect(m_suggestions, &PolicySuggestions::chosen, this,
        [this](Day day) { m_plans->savePolicy(newPolicy(day)); });
    column->addWidget(m_suggestions);
    m_cardGrid = new QGridLayout;
    m_cardGrid->setSpacing(tokens::kSpace8 + 2);
    for (std::size_t i = 0; i < kMetrics.size(); ++i) {
        m_cards[i] = new MetricCard(kMetrics[i], content);
        connect(m_cards[i], &Card::clicked, this, [this, i] { choose(kMetrics[i]); });
    }
    column->addLayout(m_cardGrid);

    m_chips = new QWidget(content);
    auto* chips = new FlowLayout(tokens::kSpace8, m_chips);
    auto* group = new QButtonGroup(this);
    for (const Metric metric : kMetrics) {
        auto* chip = new Chip(metricTitle(metric), m_chips);
        chip->setChecked(metric == m_metric);
        group->addButton(chip);
        chips->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, metric] { choose(metric); });
    }
    column->addWidget(m_chips);
    buildChart(content);

    m_side = new ImpactSide(content);
    connect(m_side, &ImpactSide::importRequested, this, &ImpactPage::importRequested);
    m_body = new QGridLayout;
    m_body->setSpacing(tokens::kSpace16);
    m_body->setColumnStretch(0, 1);
    column->addLayout(m_body, 1);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scroll);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_stack);
    arrange();
}

void ImpactPage::buildChart(QWidget* content)
{
    m_chart = new ChartCard(content);
    m_chart->installEventFilter(this);
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

void ImpactPage::buildHeader(QWidget* content)
{
    m_header = new PolicyHeader(content);
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
        [this] { m_plans->editPolicy(newPolicy(dayOf(now()))); });
    connect(m_header, &PolicyHeader::noteRequested, this, [this] {
        if (!m_days->empty())
            m_plans->editNotes(m_chart->view()->pointedDay().value_or(m_days->back().day));
    });
}

void ImpactPage::arrange()
{
    const bool wide = width() >= kWideEnough;
    const int columns = wide ? static_cast<int>(m_cards.size()) : kCardsWhenNarrow;
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i) {
        MetricCard* card = m_cards[static_cast<std::size_t>(i)];
        card->setCompact(!wide);
        m_cardGrid->removeWidget(card);
        m_cardGrid->addWidget(card, i / columns, i % columns);
    }
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i)
        m_cardGrid->setColumnStretch(i, i < columns ? 1 : 0);
    m_body->removeWidget(m_chart);
    m_body->removeWidget(m_side);
    m_body->addWidget(m_chart, 0, 0, Qt::AlignTop);
    m_body->addWidget(m_side, wide ? 0 : 1, wide ? 1 : 0, Qt::AlignTop);
    m_side->setMinimumWidth(wide ? kSideWidth : 0);
    m_side->setMaximumWidth(wide ? kSideWidth : QWIDGETSIZE_MAX);
}

/// The chart takes the height that the window has left, however tall the column beside it is. Its
/// place is known once the layout has put it there.
bool ImpactPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_chart && (event->type() == QEvent::Move || event->type() == QEvent::Resize))
        QMetaObject::invokeMethod(this, &ImpactPage::fitChart, Qt::QueuedConnection);
    return Page::eventFilter(watched, event);
}

void ImpactPage::fitChart()
{
    FigureView* view = m_chart->view();
    const int around = m_chart->y() + m_chart->height() - view->height() + tokens::kSpace24;
    view->setFixedHeight(std::max(view->minimumSizeHint().height(), height() - around));
}

void ImpactPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    setFocus(); // no button looks chosen before anything was
}

void ImpactPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
    fitChart();
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
    const auto snapshots = context().reading->imports().snapshots(m_creator);
    if (snapshots && !snapshots->empty())
        m_startSearch->look(context().reading->file(), m_creator, dayOf(snapshots->back().asOf));
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
    m_plans->setPlans(m_policies, m_notes);
    if (!policy())
        m_policy = m_policies.empty() ? Id<Policy> {} : m_policies.front().id;
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
    m_header->replace(m_policies, shown, m_days->back().day);
    m_chips->setVisible(!shown);
    for (MetricCard* card : m_cards)
        card->setVisible(shown);
}

void ImpactPage::ask()
{
    const Policy* shown = policy();
    if (!shown) {
        m_answers->clear();
        for (MetricCard* card : m_cards)
            card->setAnswer(nullptr);
        showMetric(m_metric);
        return;
    }
    ImpactAnswers::Question question { shown->start, m_before, m_after };
    if (!question.after && shown->end) {
        const DayRange known { m_days->front().day, m_days->back().day + kOneDay };
        question.after = defaultPeriods(shown->start, known).after;
        question.after->end = std::min(question.after->end, *shown->end + kOneDay);
    }
    m_answers->ask(m_days, question, m_metric);
    for (const Metric metric : kMetrics)
        showMetric(metric);
}

void ImpactPage::choose(Metric metric)
{
    m_metric = metric;
    m_answers->prefer(metric);
    for (const Metric each : kMetrics)
        showMetric(each);
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
        choose(*metric);
}

void ImpactPage::showMetric(Metric metric)
{
    for (MetricCard* card : m_cards) {
        card->setChosen(card->metric() == m_metric);
        if (card->metric() != metric)
            continue;
        card->setAnswer(m_answers->answer(metric));
        card->setStale(m_answers->answer(metric) && m_answers->stale(metric));
    }
    if (metric == m_metric)
        showChart();
}

Figure ImpactPage::figure() const
{
    const ImpactAnswer* answer = m_answers->answer(m_metric);
    const Policy* shown = policy();
    if (answer && shown)
        return impactFigure(*answer,
            { *m_days, shortName(shown->name), m_notes, metricSource(m_metric), context().sample });
    return dailyFigure(
        *m_days, m_metric, { m_policies, m_notes, metricSource(m_metric), context().sample });
}

void ImpactPage::showChart()
{
    const Figure shown = figure();
    m_chart->replace(shown, tr("%1: the files hold no values").arg(metricTitle(m_metric)));
    m_chart->view()->setStale(m_answers->stale(m_metric) && m_answers->answer(m_metric));
    m_usualPeriods->setVisible(m_before || m_after);
    m_share->setEnabled(!shown.panels.empty());

    if (const ImpactAnswer* answer = m_answers->answer(m_metric))
        m_side->setAnswer(*answer);
    else if (const Error* error = m_answers->error(m_metric))
        m_side->setSentence(errorWords(*error).sentence());
    else if (policy())
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
