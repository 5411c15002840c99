#include "ui/pages/ImpactLower.h"

#include "ui/charts/ChartCard.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/PlaceboFigure.h"
#include "ui/pages/ImpactWords.h"
#include "ui/pages/KnowPane.h"
#include "ui/pages/LeftOutCard.h"
#include "ui/pages/MetricTable.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBesideEachOther = 800; ///< at 100 % text
constexpr int kChartHeight = 190;

ChartCard* chartCard(const QString& view, QWidget* parent)
{
    auto* card = new ChartCard(parent);
    card->view()->setObjectName(view);
    card->view()->setFixedHeight(tokens::scaled(kChartHeight));
    return card;
}

} // namespace

ImpactLower::ImpactLower(QWidget* parent)
    : QWidget(parent)
    , m_charts(new QHBoxLayout)
    , m_wall(chartCard(u"placeboWall"_s, this))
    , m_rank(new Label({}, Label::Look::quiet, m_wall))
    , m_horizons(chartCard(u"horizonChart"_s, this))
    , m_table(new MetricTable(this))
    , m_leftOut(new LeftOutCard(this))
    , m_know(new KnowPane(this))
{
    m_rank->setObjectName(u"placeboWords"_s);
    m_rank->setWordWrap(true);
    m_wall->column()->addWidget(m_rank);
    m_wall->column()->addStretch(1);
    m_horizons->column()->addStretch(1);
    connect(m_leftOut, &LeftOutCard::putBackRequested, this, &ImpactLower::putBackRequested);
    m_know->hide();
    m_charts->setSpacing(tokens::kSpace16);
    m_charts->addWidget(m_wall, 3);
    m_charts->addWidget(m_horizons, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(tokens::kSpace16);
    column->addWidget(m_leftOut);
    column->addLayout(m_charts);
    column->addWidget(m_table);
    column->addWidget(m_know);
}

void ImpactLower::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= tokens::scaled(kBesideEachOther);
    m_charts->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void ImpactLower::setExcluded(const std::vector<ExcludedDay>& days)
{
    m_leftOut->replace(days);
}

void ImpactLower::setSpillOver(const QString& sentence)
{
    m_spillOver = sentence;
}

void ImpactLower::showHorizons(Metric metric, const std::vector<Horizon>& horizons, int used)
{
    m_horizons->replace(horizonFigure(metric, horizons, used, m_sample), {});
    m_horizons->setVisible(!horizons.empty());
}

void ImpactLower::showAnswers(Metric metric, const ImpactAnswers& answers)
{
    const ImpactAnswer* answer = answers.answer(metric);
    const bool answered = answer && answer->missing.empty() && answer->absolute;
    m_wall->setVisible(answered);
    m_table->setVisible(answers.busy() || answers.stopped() || answer);
    m_table->showAnswers(answers.primary(), answers);
    if (answered) {
        const Figure wall = placeboFigure(*answer, m_sample);
        m_wall->replace(wall, tr("Too few days before the start for false starts"));
        m_wall->view()->setVisible(!wall.panels.empty());
        m_wall->view()->setStale(answers.stale(metric));
        m_rank->setText(placeboWords(*answer));
        showHorizons(metric, answer->horizons, answer->after.used);
    } else {
        m_horizons->hide();
    }
}

void ImpactLower::showForesight(Metric metric, const Foresight* foresight)
{
    m_wall->hide();
    m_table->hide();
    m_know->hide();
    if (foresight && foresight->metric == metric)
        showHorizons(metric, foresight->horizons, 0);
    else
        m_horizons->hide();
}

void ImpactLower::showChecks(const ImpactAnswer& answer, const ImpactChecks* checks)
{
    m_know->replace(answer, checks, m_spillOver);
}

void ImpactLower::setKnowShown(bool shown)
{
    m_know->setVisible(shown);
}

bool ImpactLower::knowShown() const
{
    return !m_know->isHidden();
}

QWidget* ImpactLower::know() const
{
    return m_know;
}

} // namespace mutuals::ui
