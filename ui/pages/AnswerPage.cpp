#include "ui/pages/AnswerPage.h"

#include "ui/charts/ChartCard.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/ShareButton.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PageScroll.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastChart = 320, kHead = 88; ///< at 100 % text; the latter is above the chart

} // namespace

AnswerPage::AnswerPage(const QString& title, double chartShare, QWidget* parent)
    : Page(parent)
    , m_chartShare(chartShare)
{
    buildLayout(title);
}

void AnswerPage::buildLayout(const QString& title)
{
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(this);
    connect(m_empty, &EmptyState::actionRequested, this, &Page::importRequested);

    auto* holder = new QWidget(this);
    auto* scroll = new PageScroll(holder);
    QWidget* content = scroll->widget();
    m_head = new QHBoxLayout;
    m_head->setSpacing(tokens::kSpace8);
    m_head->addWidget(new Label(title, Label::Look::heading, content));
    m_head->addStretch(1);
    m_share = new ShareButton([this] { return figure(); }, content);
    m_head->addWidget(m_share);
    connect(m_share, &ShareButton::shared, this,
        [this](const QString& what) { emit toastRequested(what, {}); });
    scroll->column()->addLayout(m_head);

    auto* left = new QWidget(content);
    m_left = new QVBoxLayout(left);
    m_left->setContentsMargins({});
    m_left->setSpacing(tokens::kSpace16);
    m_chart = new ChartCard(left);
    m_left->addWidget(m_chart);
    m_side = new AnswerSide(content);
    connect(m_side, &AnswerSide::importRequested, this, &Page::importRequested);
    scroll->column()->addWidget(
        new Beside(left, m_side, Beside::WhenNarrow::sideBelow, content), 1);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(holder);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_stack);
    fitChart();
}

void AnswerPage::fitChart()
{
    const int left = static_cast<int>(m_chartShare * (height() - tokens::scaled(kHead)));
    m_chart->setFixedHeight(std::max(tokens::scaled(kLeastChart), left));
}

void AnswerPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitChart();
}

void AnswerPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_chart)
        fitChart();
}

void AnswerPage::reload()
{
    m_share->setCollaborators(context().dialogs, context().settings);
    if (m_creator != context().creator.id) {
        m_creator = context().creator.id;
        forget();
    }
    if (!context().reading || !m_creator) {
        forget();
        showEmpty();
        return;
    }
    ask();
}

void AnswerPage::showEmpty()
{
    m_empty->setWords(nothing());
    m_stack->setCurrentIndex(0);
}

void AnswerPage::showAnswer(const AnswerSide::Words& words, const QString& withoutChart)
{
    m_stack->setCurrentIndex(1);
    const Figure shown = figure();
    m_chart->replace(shown, withoutChart);
    m_chart->view()->setStale(false);
    m_chart->setVisible(!shown.panels.empty() || !withoutChart.isEmpty());
    m_share->setEnabled(!shown.panels.empty());
    m_side->replace(words);
}

void AnswerPage::showBusy()
{
    if (!figure().panels.empty()) {
        m_chart->view()->setStale(true);
        return;
    }
    AnswerSide::Words words;
    words.answer << tr("Reckoning…");
    showAnswer(words, tr("Reckoning…"));
}

void AnswerPage::tell(const Error& error)
{
    AnswerSide::Words words;
    words.answer << errorWords(error, workspaceName()).sentence();
    showAnswer(words, tr("No chart"));
}

} // namespace mutuals::ui
