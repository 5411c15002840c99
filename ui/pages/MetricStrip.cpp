#include "ui/pages/MetricStrip.h"

#include "ui/pages/MetricCard.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/FlowLayout.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

static constexpr int kColumns = static_cast<int>(kMetrics.size());
static constexpr int kCardWidth = 130; ///< what a card needs, with the room beside it

MetricStrip::MetricStrip(QWidget* parent)
    : QWidget(parent)
    , m_cardArea(buildCards())
    , m_chipArea(buildChips())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_cardArea);
    column->addWidget(m_chipArea);
    arrange(kColumns);
    setComparing(false);
    choose(m_metric);
}

QWidget* MetricStrip::buildCards()
{
    auto* area = new QWidget(this);
    m_grid = new QGridLayout(area);
    m_grid->setContentsMargins({});
    m_grid->setSpacing(tokens::kSpace8 + 2);
    for (std::size_t i = 0; i < kMetrics.size(); ++i) {
        m_cards[i] = new MetricCard(kMetrics[i], area);
        connect(m_cards[i], &Card::clicked, this, [this, i] { choose(kMetrics[i]); });
    }
    return area;
}

QWidget* MetricStrip::buildChips()
{
    auto* area = new QWidget(this);
    auto* row = new FlowLayout(tokens::kSpace8, area);
    auto* group = new QButtonGroup(this);
    for (std::size_t i = 0; i < kMetrics.size(); ++i) {
        m_chips[i] = new Chip(metricTitle(kMetrics[i]), area);
        group->addButton(m_chips[i]);
        row->addWidget(m_chips[i]);
        connect(m_chips[i], &Chip::clicked, this, [this, i] { choose(kMetrics[i]); });
    }
    return area;
}

void MetricStrip::setComparing(bool comparing)
{
    m_cardArea->setVisible(comparing);
    m_chipArea->setVisible(!comparing);
}

void MetricStrip::choose(Metric metric)
{
    m_metric = metric;
    for (std::size_t i = 0; i < kMetrics.size(); ++i) {
        m_cards[i]->setChosen(kMetrics[i] == metric);
        m_chips[i]->setChecked(kMetrics[i] == metric);
    }
    emit chosen(metric);
}

void MetricStrip::setAnswer(Metric metric, const ImpactAnswer* answer, bool stale, bool told)
{
    for (MetricCard* card : m_cards) {
        if (card->metric() != metric)
            continue;
        card->setAnswer(answer, told);
        card->setStale(stale);
    }
}

void MetricStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(columnsIn(event->size().width()));
}

void MetricStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_grid)
        arrange(columnsIn(width()));
}

int MetricStrip::columnsIn(int width)
{
    const int most = width / tokens::scaled(kCardWidth);
    // No row but the last is left with a hole, and seven cards make two rows of four, not of six.
    return most >= kColumns ? kColumns : std::clamp(most, 2, 4);
}

void MetricStrip::arrange(int columns)
{
    if (m_columns == columns)
        return;
    m_columns = columns;
    for (int i = 0; i < kColumns; ++i) {
        MetricCard* card = m_cards[static_cast<std::size_t>(i)];
        card->setCompact(columns < kColumns);
        m_grid->removeWidget(card);
        m_grid->addWidget(card, i / columns, i % columns);
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
}

} // namespace mutuals::ui
