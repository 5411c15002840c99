#include "ui/charts/ChartCard.h"

#include "ui/charts/FigureView.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static constexpr int kTitleNeeds = 240; ///< beside buttons, with the margins of the card

ChartCard::ChartCard(QWidget* parent)
    : Card(parent)
    , m_top(new QHBoxLayout)
    , m_head(new QHBoxLayout)
    , m_title(new Label({}, Label::Look::title, this))
    , m_subtitle(new Label({}, Label::Look::small, this))
    , m_view(new FigureView(this))
    , m_footnote(new Label({}, Label::Look::small, this))
{
    m_title->setObjectName(u"chartTitle"_s);
    m_title->setElided(true);
    m_subtitle->setElided(true);
    m_footnote->setWordWrap(true);
    m_head->setSpacing(tokens::kSpace8);
    m_top->setSpacing(tokens::kSpace8);
    m_top->addWidget(m_title, 1);
    m_top->addLayout(m_head);
    column()->addLayout(m_top);
    column()->setSpacing(tokens::kSpace4);
    column()->addWidget(m_subtitle);
    column()->addSpacing(tokens::kSpace12);
    column()->addWidget(m_view, 1);
    column()->addWidget(m_footnote);
}

void ChartCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    fit();
}

void ChartCard::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void ChartCard::fit()
{
    const bool narrow = width() < tokens::scaled(kTitleNeeds) + m_head->sizeHint().width();
    m_top->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_top->setAlignment(m_head, narrow ? Qt::AlignLeft : Qt::Alignment());
}

void ChartCard::replace(const Figure& figure, const QString& empty)
{
    m_title->setText(figure.panels.empty() ? empty : figure.title);
    m_subtitle->setText(figure.subtitle);
    m_footnote->setText(figure.footnote);
    m_footnote->setVisible(!figure.footnote.isEmpty());
    m_view->replace(figure);
}

} // namespace mutuals::ui
