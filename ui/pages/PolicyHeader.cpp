#include "ui/pages/PolicyHeader.h"

#include "ui/text/Dates.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"

#include <QHBoxLayout>
#include <QMenu>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLetters = 40;
constexpr int kTitleNeeds = 420;

} // namespace

QString shortName(const std::string& text)
{
    const QString whole = QString::fromStdString(text).simplified();
    return whole.size() <= kMostLetters ? whole : whole.left(kMostLetters - 1) + u'…';
}

PolicyHeader::PolicyHeader(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_buttons(new QHBoxLayout)
    , m_title(new Label({}, Label::Look::heading, this))
    , m_whom(new Badge({}, Badge::Kind::outline, this))
    , m_note(new Button(tr("Add note"), Button::Kind::secondary, this))
    , m_policy(new Button(tr("Policy"), Button::Kind::secondary, this))
    , m_menu(new QMenu(this))
{
    m_title->setObjectName(u"impactTitle"_s);
    m_title->setElided(true);
    m_note->setObjectName(u"addNote"_s);
    m_note->setToolTip(
        plainTip(tr("A holiday, a viral video, a pause. Or double-click a day of the chart.")));
    m_policy->setObjectName(u"policyButton"_s);
    m_menu->setObjectName(u"policyMenu"_s);
    connect(m_note, &Button::clicked, this, &PolicyHeader::noteRequested);
    connect(m_policy, &Button::clicked, this, &PolicyHeader::openMenu);
    m_whom->setElided(true);
    auto* names = new QHBoxLayout;
    names->setSpacing(tokens::kSpace12);
    names->addWidget(m_title);
    names->addWidget(m_whom, 0, Qt::AlignVCenter);
    names->addStretch(1);
    m_buttons->setSpacing(tokens::kSpace12);
    m_buttons->addWidget(m_note);
    m_buttons->addWidget(m_policy);
    m_row->setContentsMargins({});
    m_row->setSpacing(tokens::kSpace12);
    m_row->addLayout(names, 1);
    m_row->addLayout(m_buttons);
}

void PolicyHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PolicyHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

/// The buttons go below the title where they would leave it no room.
void PolicyHeader::fit()
{
    const bool narrow = width() < tokens::scaled(kTitleNeeds) + m_buttons->sizeHint().width();
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_row->setAlignment(m_buttons, narrow ? Qt::AlignLeft : Qt::Alignment());
}

void PolicyHeader::addButton(QWidget* button)
{
    m_buttons->addWidget(button);
}

void PolicyHeader::openMenu()
{
    if (!m_recorded)
        emit newRequested();
    else
        m_menu->popup(m_policy->mapToGlobal(QPoint(0, m_policy->height() + 2)));
}

void PolicyHeader::replace(const std::vector<Policy>& policies, const Policy* shown)
{
    m_recorded = !policies.empty();
    m_menu->clear();
    for (const Policy& policy : policies) {
        QAction* action = m_menu->addAction(
            plainAction(shortName(policy.name) + u" · "_s + mediumDate(policy.start)));
        action->setCheckable(true);
        action->setChecked(shown && policy.id == shown->id);
        connect(
            action, &QAction::triggered, this, [this, id = policy.id] { emit policyChosen(id); });
    }
    m_menu->addSeparator();
    QAction* edit = m_menu->addAction(tr("Edit this policy…"));
    edit->setObjectName(u"editPolicy"_s);
    connect(edit, &QAction::triggered, this, &PolicyHeader::editRequested);
    QAction* add = m_menu->addAction(tr("Add another policy…"));
    add->setObjectName(u"addPolicy"_s);
    connect(add, &QAction::triggered, this, &PolicyHeader::newRequested);

    m_policy->setText(shown ? tr("Policy") : tr("Add a policy"));
    m_policy->setKind(shown ? Button::Kind::secondary : Button::Kind::primary);
    if (!shown) {
        m_title->setText(tr("When did you begin to follow back?"));
        m_whom->hide();
        return;
    }
    QString name = shortName(shown->name);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    m_title->setText(shown->end ? tr("%1, %2").arg(name, dayRange(shown->start, *shown->end))
                                : tr("%1 since %2").arg(name, dayAndMonth(shown->start)));
    QStringList whom;
    if (!shown->whom.empty())
        whom << shortName(shown->whom);
    if (shown->rules.mostPerDay)
        whom << tr("%1 a day").arg(*shown->rules.mostPerDay);
    m_whom->setText(whom.join(u" · "_s));
    m_whom->setVisible(!whom.isEmpty());
}

} // namespace mutuals::ui
