#include "ui/frame/NoticeBar.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new Label)
    , m_action(new Button({}, Button::Kind::link))
{
    setObjectName(u"notice"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_text->setWordWrap(true);
    m_action->setObjectName(u"noticeAction"_s);
    auto* close = new Button({}, Button::Kind::quiet);
    close->setObjectName(u"noticeClose"_s);
    close->setIconName(u"close"_s);
    close->setAccessibleName(tr("Close"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace24, 6, tokens::kSpace16, 6);
    row->setSpacing(tokens::kSpace12);
    row->addWidget(new IconLabel(u"help"_s, Tint::accent, 18));
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    connect(m_action, &Button::clicked, this, [this] {
        const auto act = m_act; // it may say something else
        act();
    });
    connect(close, &Button::clicked, this, &QWidget::hide);
    hide();
}

void NoticeBar::say(const QString& text, const QString& action, std::function<void()> act)
{
    m_act = std::move(act);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(static_cast<bool>(m_act));
    show();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), tokens::colors().accentSoft);
    p.fillRect(QRect(0, height() - 1, width(), 1), tokens::colors().line);
}

} // namespace mutuals::ui
