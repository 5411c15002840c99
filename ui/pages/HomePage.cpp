#include "ui/pages/HomePage.h"

#include "ui/charts/ChartCard.h"
#include "ui/charts/DailyFigure.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/ImpactFigure.h"
#include "ui/charts/ShareButton.h"
#include "ui/jobs/Job.h"
#include "ui/jobs/WriteQueue.h"
#include "ui/models/EvidenceSearch.h"
#include "ui/models/ImpactAnswers.h"
#include "ui/pages/AnswerCard.h"
#include "ui/pages/PolicyHeader.h"
#include "ui/pages/WeekCard.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/PageScroll.h"
#include "ui/widgets/StatTile.h"

#include "core/store/Workspace.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

HomePage::HomePage(QWidget* parent)
    : Page(parent)
    , m_answers(new ImpactAnswers(this))
    , m_evidence(new EvidenceSearch(this))
    , m_answer(new AnswerCard)
    , m_week(new WeekCard)
    , m_chart(new ChartCard)
{
    setObjectName(u"homePage"_s);
    buildLayout();
    connect(m_answers, &ImpactAnswers::answered, this, &HomePage::showAnswer);
    connect(m_evidence, &EvidenceSearch::changed, this, [this] { showAnswer(primary()); });
    connect(m_answer, &AnswerCard::pageRequested, this, &Page::pageRequested);
    connect(m_week, &WeekCard::pageRequested, this, &Page::pageRequested);
}

void HomePage::buildLayout()
{
    m_body = new PageScroll(this);
    m_body->hide(); // until there is something to show
    m_top = new QHBoxLayout;
    m_top->setSpacing(tokens::kSpace16);
    m_top->addWidget(m_answer, 12);
    m_top->addWidget(m_week, 5);
    m_body->column()->addLayout(m_top);

    m_tileGrid = new QGridLayout;
    m_tileGrid->setSpacing(tokens::kSpace16);
    const QString names[] { u"tileFollowers"_s, u"tileMutual"_s, u"tileLeft"_s,
        u"tileEngagement"_s };
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i] = new StatTile;
        m_tiles[i]->setObjectName(names[i]);
    }
    m_body->column()->addLayout(m_tileGrid);
    buildChart();
    m_body->column()->addWidget(m_chart, 1000);
    m_body->column()->addStretch(1); // without a chart the cards stay as they are
    arrange(width());
}

void HomePage::buildChart()
{
    m_chart->setObjectName(u"homeChart"_s);
    // The chart takes the room that is left, and makes the page scroll only when that is too
    // little.
    m_chart->view()->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto* group = new QButtonGroup(this);
    for (const Metric metric : { Metric::engagementRate, Metric::views, Metric::netGrowth }) {
        auto* chip = new Chip(metricTitle(metric));
        chip->setToolTip(plainTip(metricDefinition(metric)));
        chip->setChecked(metric == m_metric);
        group->addButton(chip);
        m_chips[metric] = chip;
        m_chart->head()->addWidget(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, metric] {
            m_metric = metric;
            m_answers->prefer(metric);
            showChart();
        });
    }
    m_share = new ShareButton([this] { return figure(); });
    m_chart->head()->addWidget(m_share);
    connect(m_share, &ShareButton::shared, this,
        [this](const QString& what) { emit toastRequested(what, {}); });
}

void HomePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange(event->size().width());
}

void HomePage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_tileGrid)
        arrange(width());
}

void HomePage::arrange(int width)
{
    m_top->setDirection(
        width < tokens::scaled(720) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_chart->setMinimumHeight(tokens::scaled(272));
    const int columns = width < tokens::scaled(440) ? 1 : width < tokens::scaled(800) ? 2 : 4;
    if (m_columns == columns)
        return;
    m_columns = columns;
    while (QLayoutItem* item = m_tileGrid->takeAt(0))
        delete item;
    for (int i = 0; i < 4; ++i)
        m_tileGrid->setColumnStretch(i, i < columns ? 1 : 0);
    for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i)
        m_tileGrid->addWidget(m_tiles[static_cast<std::size_t>(i)], i / columns, i % columns);
}

void HomePage::reload()
{
    m_share->setCollaborators(context().dialogs, context().settings);
    if (m_job)
        m_job->cancel();
    const int asked = ++m_asked;
    if (!context().reading || !context().creator.id) {
        m_facts = {};
        m_answers->clear();
        m_evidence->forget();
        showFacts();
        return;
    }
    // Counting what is open among a million followers takes longer than a frame.
    m_job = Job::start(
        this, {},
        [file = context().reading->file(), creator = context().creator.id](
            const Run& run) -> Result<HomeFacts> {
            auto workspace = Workspace::open(file, Workspace::Access::read);
            if (!workspace)
                return tl::unexpected(workspace.error());
            const std::stop_callback hear(run.stop, [&] { workspace->interrupt(); });
            return homeFacts(*workspace, creator);
        },
        [this, asked](Result<HomeFacts> facts) {
            if (asked != m_asked)
                return;
            if (facts)
                m_facts = std::move(*facts);
            else
                emit toastRequested(errorWords(facts.error(), workspaceName()).sentence(), {});
            ask();
            showFacts();
        });
}

void HomePage::ask()
{
    const Policy* policy = homePolicy(m_facts);
    if (!policy || m_facts.days.empty())
        m_answers->clear();
    else
        m_answers->ask(std::make_shared<const std::vector<DayMetrics>>(m_facts.days),
            { policy->start, policy->end, {}, {}, policy->primary, m_facts.excluded,
                m_facts.posts },
            policy->primary);
    m_evidence->look(context().reading->file(), context().creator.id);
}

void HomePage::showFacts()
{
    m_body->show();
    m_week->showFacts(m_facts, dayOf(now()));
    m_tiles[0]->setStat(followersStat(m_facts));
    m_tiles[1]->setStat(mutualStat(m_facts));
    m_tiles[2]->setStat(leftStat(m_facts));
    m_tiles[3]->setStat(engagementStat(m_facts));
    m_chart->setVisible(!m_facts.days.empty());
    showAnswer(primary());
    showChart();
}

Metric HomePage::primary() const
{
    const Policy* policy = homePolicy(m_facts);
    return policy ? policy->primary : Metric::engagementRate;
}

/// The first answer that is shown is kept, so that a later choice of another measure can be told.
void HomePage::keepShown(const ImpactAnswer* shown)
{
    const Policy* policy = homePolicy(m_facts);
    if (!shown || !shown->absolute || !policy || policy->shownBy || !context().writes)
        return;
    for (Policy& each : m_facts.policies) {
        if (each.id == policy->id)
            each.shownBy = each.primary;
    }
    context().writes->enqueue(
        this, {},
        [id = policy->id](
            Workspace& workspace, const Run&) { return workspace.plans().answerShown(id); },
        [](const Result<>&) {});
}

void HomePage::showAnswer(Metric metric)
{
    if (metric == primary()) {
        m_answer->showAnswer(m_facts, answer(metric), m_evidence->found());
        keepShown(answer(metric));
    }
    if (metric == m_metric)
        showChart();
}

/// nullptr also while the one that is there answers an earlier question, maybe about another
/// creator.
const ImpactAnswer* HomePage::answer(Metric metric) const
{
    return m_answers->stale(metric) ? nullptr : m_answers->answer(metric);
}

Figure HomePage::figure() const
{
    const ImpactAnswer* found = answer(m_metric);
    const Policy* policy = homePolicy(m_facts);
    if (found && policy && hasBothSides(policy->start, m_facts.days))
        return impactFigure(*found,
            { m_facts.days, shortName(policy->name), m_facts.notes, metricSource(m_metric),
                context().sample },
            true);
    return dailyFigure(m_facts.days, m_metric,
        { m_facts.policies, m_facts.notes, metricSource(m_metric), context().sample });
}

void HomePage::showChart()
{
    const Figure shown = figure();
    m_chart->replace(shown, tr("%1: the files hold no values").arg(metricTitle(m_metric)));
    m_share->setEnabled(!shown.panels.empty());
}

} // namespace mutuals::ui
