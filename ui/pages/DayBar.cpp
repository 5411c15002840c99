#include "ui/pages/DayBar.h"

#include "ui/text/Dates.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

DayBar::DayBar(QWidget* parent)
    : QWidget(parent)
    , m_name(new Label({}, Label::Look::small, this))
    , m_leaveOut(new Button(tr("Leave this day out"), Button::Kind::link, this))
    , m_reasons(new QMenu(this))
    , m_putBack(new Button(tr("Put it back"), Button::Kind::link, this))
    , m_note(new Button(tr("Add note"), Button::Kind::link, this))
{
    setObjectName(u"dayBar"_s);
    m_name->setObjectName(u"chosenDay"_s);
    m_name->setElided(true);
    m_leaveOut->setObjectName(u"leaveOut"_s);
    m_reasons->setObjectName(u"leaveOutMenu"_s);
    m_putBack->setObjectName(u"putBack"_s);
    m_note->setObjectName(u"noteOnDay"_s);
    for (const QString& reason :
        { tr("A viral video"), tr("A holiday"), tr("A pause"), tr("Something else") }) {
        connect(m_reasons->addAction(reason), &QAction::triggered, this, [this, reason] {
            if (m_day)
                emit leaveOutRequested({ *m_day, reason.toLower().toStdString() });
        });
    }
    connect(m_leaveOut, &Button::clicked, this, [this] {
        m_reasons->popup(m_leaveOut->mapToGlobal(QPoint(0, -m_reasons->sizeHint().height())));
    });
    connect(m_putBack, &Button::clicked, this, [this] {
        if (m_day)
            emit putBackRequested(*m_day);
    });
    connect(m_note, &Button::clicked, this, [this] {
        if (m_day)
            emit noteRequested(*m_day);
    });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(tokens::kSpace12);
    row->addWidget(m_name, 1);
    row->addWidget(m_leaveOut);
    row->addWidget(m_putBack);
    row->addWidget(m_note);
    show();
}

void DayBar::choose(std::optional<Day> day)
{
    m_day = day;
    show();
}

void DayBar::setExcluded(const std::vector<ExcludedDay>& days)
{
    m_excluded = days;
    show();
}

void DayBar::show()
{
    const auto excluded = std::find_if(m_excluded.begin(), m_excluded.end(),
        [this](const ExcludedDay& each) { return m_day && each.day == *m_day; });
    const bool isOut = excluded != m_excluded.end();
    m_leaveOut->setVisible(m_day && !isOut);
    m_putBack->setVisible(isOut);
    m_note->setVisible(m_day.has_value());
    if (!m_day)
        return m_name->setText(tr("Click a day to leave it out or to write a note."));
    const QString name = QLocale().toString(qDate(*m_day), u"ddd "_s) + mediumDate(*m_day);
    const QString reason = isOut ? QString::fromStdString(excluded->reason) : QString();
    m_name->setText(!isOut     ? name
            : reason.isEmpty() ? tr("%1, left out").arg(name)
                               : tr("%1, left out: %2").arg(name, reason));
}

} // namespace mutuals::ui
