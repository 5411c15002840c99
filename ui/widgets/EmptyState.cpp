#include "ui/widgets/EmptyState.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new Label({}, Label::Look::body, this))
    , m_title(new Label({}, Label::Look::title, this))
    , m_missing(new Label({}, Label::Look::quiet, this))
    , m_action(new Button({}, Button::Kind::primary, this))
{
    constexpr int kLineWidth = 460;
    m_title->setWordWrap(true);
    m_title->setAlignment(Qt::AlignHCenter);
    m_missing->setWordWrap(true);
    m_missing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_icon->setAlignment(Qt::AlignCenter);
    for (Label* label : { m_title, m_missing })
        label->setFixedWidth(kLineWidth);
    m_action->setObjectName(u"emptyAction"_s);

    // A column of its own width: a centered label would be given the height of a wider one.
    auto* words = new QVBoxLayout;
    words->setSpacing(tokens::kSpace8);
    words->addWidget(m_title);
    words->addWidget(m_missing);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(words);
    middle->addStretch(1);

    auto* column = new QVBoxLayout(this);
    column->setSpacing(tokens::kSpace8);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(tokens::kSpace4);
    column->addLayout(middle);
    column->addSpacing(tokens::kSpace8);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &Button::clicked, this, &EmptyState::actionRequested);
}

EmptyState::EmptyState(const Words& words, QWidget* parent)
    : EmptyState(parent)
{
    setWords(words);
}

void EmptyState::setWords(const Words& words)
{
    m_iconName = words.icon;
    m_title->setText(words.title);
    m_missing->setText(words.missing);
    m_action->setText(words.action);
    m_action->setVisible(!words.action.isEmpty());
    showIcon();
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void EmptyState::showIcon()
{
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, Tint::accent, 40, devicePixelRatioF()));
}

} // namespace mutuals::ui
