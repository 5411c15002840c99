#include "ui/pages/KnowCard.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

KnowCard::KnowCard(QWidget* parent)
    : Card(parent)
    , m_toggle(new Button({}, Button::Kind::link, this))
    , m_pane(new QWidget(this))
    , m_lines(new QVBoxLayout(m_pane))
{
    column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);
    auto* head = new QHBoxLayout;
    head->addWidget(new Label(tr("How we know"), Label::Look::caption, this), 1);
    head->addWidget(m_toggle);
    column()->addLayout(head);
    column()->addWidget(m_pane);
    m_lines->setContentsMargins({});
    m_lines->setSpacing(tokens::kSpace4);
    m_pane->setObjectName(u"howWeKnow"_s);
    m_toggle->setObjectName(u"howWeKnowToggle"_s);
    connect(m_toggle, &Button::clicked, this, [this] { unfold(m_pane->isHidden()); });
    unfold(false);
}

void KnowCard::unfold(bool shown)
{
    m_pane->setVisible(shown);
    m_toggle->setText(shown ? tr("Hide") : tr("Show ›"));
}

void KnowCard::replace(const std::vector<Section>& sections)
{
    clearLayout(m_lines);
    for (const Section& section : sections) {
        if (m_lines->count() > 0)
            m_lines->addSpacing(tokens::kSpace8);
        for (auto* label : { new Label(section.title, Label::Look::strong, m_pane),
                 new Label(section.text, Label::Look::quiet, m_pane) }) {
            label->setWordWrap(true);
            m_lines->addWidget(label);
        }
    }
    setVisible(!sections.empty());
}

} // namespace mutuals::ui
