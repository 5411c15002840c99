#include "ui/widgets/Beside.h"

#include "ui/theme/Tokens.h"

#include <QEvent>
#include <QGridLayout>

namespace mutuals::ui {

namespace {

constexpr int kSideWidth = 290; ///< both at 100 % text
constexpr int kWideEnough = 850; ///< for the side beside the main part

} // namespace

Beside::Beside(QWidget* main, QWidget* side, WhenNarrow order, QWidget* parent)
    : QWidget(parent)
    , m_main(main)
    , m_side(side)
    , m_order(order)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setSpacing(tokens::kSpace16);
    m_grid->setColumnStretch(0, 1);
    arrange();
}

void Beside::arrange()
{
    const bool wide = width() >= tokens::scaled(kWideEnough);
    const bool above = !wide && m_order == WhenNarrow::sideAbove;
    m_grid->removeWidget(m_main);
    m_grid->removeWidget(m_side);
    m_grid->addWidget(m_main, above ? 1 : 0, 0, Qt::AlignTop);
    m_grid->addWidget(m_side, wide || above ? 0 : 1, wide ? 1 : 0, Qt::AlignTop);
    const int side = tokens::scaled(kSideWidth);
    m_side->setMinimumWidth(wide ? side : 0);
    m_side->setMaximumWidth(wide ? side : QWIDGETSIZE_MAX);
}

void Beside::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Beside::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

} // namespace mutuals::ui
