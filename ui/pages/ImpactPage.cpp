#include "ui/pages/ImpactPage.h"

#include "core/store/Workspace.h"
#include "ui/Dialogs.h"
#include "ui/charts/ChartCard.h"
#include "ui/charts/DailyFigure.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/ImpactFigure.h"
#include "ui/charts/ShareButton.h"
#include "ui/models/EvidenceSearch.h"
#include "ui/models/ImpactDetails.h"
#include "ui/models/PolicyStartSearch.h"
#include "ui/pages/DayBar.h"
#include "ui/pages/ImpactLower.h"
#include "ui/pages/ImpactSide.h"
#include "ui/pages/MetricStrip.h"
#include "ui/pages/PlanEditor.h"
#include "ui/pages/PolicyHeader.h"
#include "ui/pages/PolicySuggestions.h"
#include "ui/pages/PolicyVerdictCard.h"
#include "ui/pages/PolicyWords.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days kFourWeeks { 28 };

} // namespace

Policy ImpactPage::newPolicyFrom(Day start)
{
    Policy policy;
    policy.name = tr("follow-back").toStdString();
    policy.start = start;
    return policy;
}

ImpactPage::ImpactPage(QWidget* parent)
    : Page(parent)
    , m_days(std::make_shared<std::vector<DayMetrics>>())
    , m_answers(new ImpactAnswers(this))
    , m_details(new ImpactDetails(this))
    , m_evidence(new EvidenceSearch(this))
    , m_startSearch(new PolicyStartSearch(this))
    , m_plans(new PlanEditor(*this))
{
    setObjectName(u"impactPage"_s);
    buildLayout();
    connect(m_answers, &ImpactAnswers::answered, this, &ImpactPage::showMetric);
    connect(m_answers, &ImpactAnswers::moved, this, &ImpactPage::showVerdict);
    connect(m_details, &ImpactDetails::changed, this, &ImpactPage::showDetails);
    connect(m_evidence, &EvidenceSearch::changed, this, [this] {
        m_lower->setSpillOver(spillOverWords(m_evidence->spillOver()));
        showVerdict();
    });
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
        m_details->clear();
        m_evidence->forget();
        m_dayBar->choose({});
    }
    m_lower->setSample(context().sample);
    if (!read()) {
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_stack->setCurrentIndex(1);
    showHeader();
    m_suggestions->replace(m_starts, m_policies);
    m_startSearch->look(context().reading->file(), m_creator);
    m_evidence->look(context().reading->file(), m_creator);
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
    auto excluded = workspace.plans().excludedDays(m_creator);
    auto posts = postDays(workspace, m_creator);
    if (!days || !policies || !notes || !excluded || !posts) {
        tell(!days          ? days.error()
                : !policies ? policies.error()
                : !notes    ? notes.error()
                : !excluded ? excluded.error()
                            : posts.error());
        return false;
    }
    m_days = std::make_shared<const std::vector<DayMetrics>>(std::move(*days));
    m_policies = std::move(*policies);
    m_notes = std::move(*notes);
    m_excluded = std::move(*excluded);
    m_posts = std::move(*posts);
    m_plans->setExcluded(m_excluded);
    m_dayBar->setExcluded(m_excluded);
    m_lower->setExcluded(m_excluded);
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
    m_verdict->setVisible(shown);
    if (shown && !m_measureChosen && m_metrics->metric() != shown->primary) {
        m_metrics->choose(shown->primary);
        m_measureChosen = false;
    }
}

void ImpactPage::ask()
{
    const Policy* shown = policy();
    if (!shown) {
        m_answers->clear();
        m_details->lookAhead(m_days, m_metrics->metric(), m_excluded);
    } else {
        m_answers->ask(m_days,
            { shown->start, shown->end, m_before, m_after, shown->primary, m_excluded, m_posts },
            m_metrics->metric());
    }
    showMetrics();
}

void ImpactPage::pickMetric(Metric metric)
{
    m_measureChosen = true;
    m_answers->prefer(metric);
    if (!policy() && !m_days->empty())
        m_details->lookAhead(m_days, metric, m_excluded);
    showChart();
    if (m_lower->knowShown())
        m_details->check(*m_answers, metric);
}

void ImpactPage::choosePolicy(Id<Policy> policy)
{
    m_policy = policy;
    m_before.reset();
    m_after.reset();
    m_answers->clear();
    m_measureChosen = false;
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
    m_metrics->setAnswer(metric, answer, answer && m_answers->stale(metric), told(metric));
    if (metric == m_metrics->metric()) {
        showChart();
        if (m_lower->knowShown())
            m_details->check(*m_answers, metric);
    }
}

bool ImpactPage::told(Metric metric) const
{
    return m_answers->settled() || metric == m_answers->primary();
}

void ImpactPage::showMetrics()
{
    for (const Metric metric : kMetrics)
        showMetric(metric);
    showVerdict();
}

void ImpactPage::showVerdict()
{
    Policy* shown = nullptr;
    for (Policy& each : m_policies) {
        if (each.id == m_policy)
            shown = &each;
    }
    if (!shown)
        return;
    const ImpactAnswer* primary = m_answers->answer(shown->primary);
    if (primary && primary->absolute && !m_answers->stale(shown->primary) && !shown->shownBy) {
        m_plans->answerShown(*shown);
        shown->shownBy = shown->primary;
    }
    m_verdict->showAnswers(*shown, *m_answers, m_evidence->found());
    if (m_answers->settled()) {
        // Their verdicts as those of a family.
        for (const Metric metric : kMetrics)
            m_metrics->setAnswer(
                metric, m_answers->answer(metric), m_answers->stale(metric), told(metric));
        showChart();
    }
    m_lower->showAnswers(m_metrics->metric(), *m_answers);
}

void ImpactPage::toggleKnow()
{
    const bool shown = !m_lower->knowShown();
    m_lower->setKnowShown(shown);
    m_side->setHowWeKnowShown(shown);
    if (!shown)
        return;
    m_details->check(*m_answers, m_metrics->metric());
    QTimer::singleShot(0, this, [this] { // once it has its place
        m_scroll->verticalScrollBar()->setValue(
            m_lower->know()->mapTo(m_content, QPoint()).y() - tokens::kSpace16);
    });
}

void ImpactPage::showDetails()
{
    if (!policy())
        return m_lower->showForesight(m_metrics->metric(), m_details->foresight());
    if (const ImpactAnswer* answer = m_answers->answer(m_metrics->metric()))
        m_lower->showChecks(*answer, m_details->checks());
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
    if (policy())
        m_lower->showAnswers(metric, *m_answers);
    else
        m_lower->showForesight(metric, m_details->foresight());
    showSide();
}

void ImpactPage::showSide()
{
    const Metric metric = m_metrics->metric();
    const Policy* compared = policy();
    if (compared && !m_days->empty() && compared->start > m_days->back().day)
        m_side->setMissing(tr("This policy begins on %1. Your files hold numbers up to %2 only, so "
                              "there is nothing to compare yet.")
                               .arg(longDate(compared->start), longDate(m_days->back().day)));
    else if (const ImpactAnswer* answer = m_answers->answer(metric))
        m_side->setAnswer(*answer, told(metric));
    else if (const Error* error = m_answers->error(metric))
        m_side->setSentence(errorWords(*error).sentence());
    else if (compared)
        m_side->setSentence(m_answers->stopped() ? tr("Stopped.") : tr("Reckoning…"));
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
