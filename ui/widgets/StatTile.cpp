#include "ui/widgets/StatTile.h"

#include "ui/theme/Tokens.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

StatTile::StatTile(QWidget* parent)
    : Card(parent)
    , m_caption(new Label({}, Label::Look::caption, this))
    , m_value(new Label({}, Label::Look::display, this))
    , m_change(new Label({}, Label::Look::strong, this))
    , m_note(new Label({}, Label::Look::small, this))
{
    column()->setContentsMargins(18, 16, 18, 14);
    column()->setSpacing(tokens::kSpace4);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(tokens::kSpace8);
    figures->addWidget(m_value, 0, Qt::AlignBaseline);
    figures->addWidget(m_change, 0, Qt::AlignBaseline);
    figures->addStretch(1);
    column()->addWidget(m_caption);
    column()->addLayout(figures);
    column()->addWidget(m_note);
    column()->addStretch(1); // tiles of a row keep their lines level
    m_caption->setElided(true);
    m_note->setWordWrap(true);
}

void StatTile::setStat(const Stat& stat)
{
    m_caption->setText(stat.caption);
    m_value->setText(stat.value);
    m_change->setText(stat.change);
    m_change->setTone(stat.changeTone);
    m_change->setVisible(!stat.change.isEmpty());
    m_note->setText(stat.note);
    setToolTip(plainTip(stat.tip));
    setAccessibleName(u"%1: %2 %3 %4"_s.arg(stat.caption, stat.value, stat.change, stat.note));
}

} // namespace mutuals::ui
