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

#include <QGridLayout>
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
    , m_grid(new QGridLayout(this))
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
    m_grid->setContentsMargins({});
    m_grid->setSpacing(tokens::kSpace16);
    connect(m_leftOut, &LeftOutCard::putBackRequested, this, &ImpactLower::putBackRequested);
    m_know->hide();
    arrange();
}

void ImpactLower::arrange()
{
    const int columns = width() < tokens::scaled(kBesideEachOther) ? 1 : 5;
    if (m_columns == columns)
        return;
    m_columns = columns;
    for (QWidget* card :
        std::initializer_list<QWidget*> { m_wall, m_horizons, m_table, m_leftOut, m_know })
        m_grid->removeWidget(card);
    if (columns == 1) {
        int row = 0;
        for (QWidget* card :
            std::initializer_list<QWidget*> { m_leftOut, m_wall, m_horizons, m_table, m_know })
            m_grid->addWidget(card, row++, 0, 1, 5);
        return;
    }
    m_grid->addWidget(m_leftOut, 0, 0, 1, 5);
    m_grid->addWidget(m_wall, 1, 0, 1, 3);
    m_grid->addWidget(m_horizons, 1, 3, 1, 2);
    m_grid->addWidget(m_table, 2, 0, 1, 5);
    m_grid->addWidget(m_know, 3, 0, 1, 5);
    for (int i = 0; i < 5; ++i)
        m_grid->setColumnStretch(i, 1);
}

void ImpactLower::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
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
