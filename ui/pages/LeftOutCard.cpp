#include "ui/pages/LeftOutCard.h"

#include "ui/text/Dates.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

LeftOutCard::LeftOutCard(QWidget* parent)
    : Card(parent)
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"leftOutCard"_s);
    column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);
    column()->addWidget(new Label(tr("Days left out by you"), Label::Look::caption, this));
    m_rows->setSpacing(tokens::kSpace4);
    column()->addLayout(m_rows);
    column()->addStretch(1);
    hide();
}

void LeftOutCard::replace(const std::vector<ExcludedDay>& days)
{
    clearLayout(m_rows);
    for (const ExcludedDay& day : days) {
        auto* row = new QWidget(this);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins({});
        const QString reason = QString::fromStdString(day.reason).simplified();
        auto* name = new Label(
            reason.isEmpty() ? mediumDate(day.day) : mediumDate(day.day) + u" · "_s + reason,
            Label::Look::body, row);
        name->setElided(true);
        auto* back = new Button(tr("Put back"), Button::Kind::link, row);
        back->setObjectName(u"putBack-"_s + qDate(day.day).toString(Qt::ISODate));
        connect(back, &Button::clicked, this, [this, at = day.day] { emit putBackRequested(at); });
        layout->addWidget(name, 1);
        layout->addWidget(back);
        m_rows->addWidget(row);
    }
    setVisible(!days.empty());
}

} // namespace mutuals::ui
