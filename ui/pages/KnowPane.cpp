#include "ui/pages/KnowPane.h"

#include "ui/pages/ImpactWords.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBesideEachOther = 720; ///< at 100 % text

void add(QVBoxLayout* column, const Section& section, QWidget* parent)
{
    if (section.text.isEmpty())
        return;
    if (column->count() > 0)
        column->addSpacing(tokens::kSpace8);
    column->addWidget(new Label(section.title, Label::Look::strong, parent));
    auto* text = new Label(section.text, Label::Look::quiet, parent);
    text->setWordWrap(true);
    column->addWidget(text);
}

} // namespace

KnowPane::KnowPane(QWidget* parent)
    : Card(parent)
    , m_plain(new QVBoxLayout)
    , m_expert(new QVBoxLayout)
    , m_peer(new QCheckBox(tr("Compare with CausalImpact"), this))
    , m_halves(new QHBoxLayout)
{
    setObjectName(u"howWeKnow"_s);
    column()->addWidget(new Label(tr("How we know"), Label::Look::title, this));
    m_peer->setObjectName(u"comparePeer"_s);
    connect(m_peer, &QCheckBox::toggled, this, &KnowPane::fill);
    auto* expert = new QVBoxLayout;
    expert->setSpacing(tokens::kSpace8);
    expert->addLayout(m_expert);
    expert->addWidget(m_peer, 0, Qt::AlignLeft);
    expert->addStretch(1);
    m_plain->setSpacing(tokens::kSpace4);
    m_expert->setSpacing(tokens::kSpace4);
    auto* plain = new QVBoxLayout;
    plain->addLayout(m_plain);
    plain->addStretch(1);
    m_halves->setSpacing(tokens::kSpace32);
    m_halves->addLayout(plain, 1);
    m_halves->addLayout(expert, 1);
    column()->addLayout(m_halves);
}

void KnowPane::replace(const ImpactAnswer& answer, const ImpactChecks* checks, const QString& more)
{
    m_answer = answer;
    m_checks = checks ? std::optional(*checks) : std::nullopt;
    m_more = more;
    fill();
}

void KnowPane::fill()
{
    if (!m_answer)
        return;
    const ImpactChecks* checks = m_checks ? &*m_checks : nullptr;
    clearLayout(m_plain);
    for (const Section& section : howWeKnow(*m_answer, checks))
        add(m_plain, section, this);
    add(m_plain, { tr("People who follow each other"), m_more }, this);
    clearLayout(m_expert);
    for (const Section& section : statistics(*m_answer, checks))
        add(m_expert, section, this);
    m_peer->setVisible(m_answer->missing.empty() && m_answer->absolute);
    m_peer->setEnabled(checks);
    if (m_peer->isChecked() && checks)
        add(m_expert, peerSection(*m_answer, *checks), this);
}

void KnowPane::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    m_halves->setDirection(event->size().width() < tokens::scaled(kBesideEachOther)
            ? QBoxLayout::TopToBottom
            : QBoxLayout::LeftToRight);
}

} // namespace mutuals::ui
