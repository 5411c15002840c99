#include "ui/pages/AnswerSide.h"

#include "ui/pages/KnowCard.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

Label* wrappedLine(const QString& text, Label::Look look, QWidget* parent)
{
    auto* label = new Label(text, look, parent);
    label->setWordWrap(true);
    return label;
}

void fit(Card* card)
{
    card->column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);
}

} // namespace

AnswerSide::AnswerSide(QWidget* parent)
    : QWidget(parent)
    , m_grade(new Badge({}, Badge::Kind::outline, this))
    , m_answerLines(new QVBoxLayout)
    , m_import(new Button(tr("Import files"), Button::Kind::secondary, this))
    , m_doubts(new Card(this))
    , m_doubtLines(new QVBoxLayout)
    , m_more(new QVBoxLayout)
    , m_know(new KnowCard(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(tokens::kSpace12);

    auto* answer = new Card(this);
    auto* head = new QHBoxLayout;
    head->addWidget(new Label(tr("In plain words"), Label::Look::caption, answer), 1);
    head->addWidget(m_grade);
    answer->column()->addLayout(head);
    m_answerLines->setSpacing(tokens::kSpace8);
    answer->column()->addLayout(m_answerLines);
    m_import->setObjectName(u"importMore"_s);
    connect(m_import, &Button::clicked, this, &AnswerSide::importRequested);
    answer->column()->addWidget(m_import, 0, Qt::AlignLeft);
    fit(answer);
    column->addWidget(answer);

    m_doubts->column()->addWidget(
        new Label(tr("What it does not prove"), Label::Look::caption, m_doubts));
    m_doubtLines->setSpacing(tokens::kSpace8);
    m_doubts->column()->addLayout(m_doubtLines);
    m_doubts->setObjectName(u"doubts"_s);
    fit(m_doubts);
    column->addWidget(m_doubts);
    m_more->setSpacing(tokens::kSpace12);
    column->addLayout(m_more);

    column->addWidget(m_know);
    column->addStretch(1);
}

void AnswerSide::replace(const Words& words)
{
    m_grade->setVisible(words.grade != 0);
    if (words.grade != 0) {
        m_grade->setText(gradeWords(words.grade).section(u' ', 0, 1));
        m_grade->setToolTip(plainTip(gradeWords(words.grade)));
    }
    clearLayout(m_answerLines);
    for (const QString& sentence : words.answer) {
        auto* label = wrappedLine(sentence, Label::Look::body, this);
        label->setObjectName(u"answerSentence"_s);
        m_answerLines->addWidget(label);
    }
    m_import->setVisible(words.importWanted);
    clearLayout(m_doubtLines);
    for (const QString& doubt : words.doubts) {
        if (m_doubtLines->count() > 0)
            m_doubtLines->addWidget(new Line(m_doubts));
        m_doubtLines->addWidget(wrappedLine(doubt, Label::Look::body, m_doubts));
    }
    m_doubts->setVisible(!words.doubts.isEmpty());
    clearLayout(m_more);
    for (const Section& section : words.more) {
        auto* card = new Card(this);
        card->column()->addWidget(new Label(section.title, Label::Look::caption, card));
        card->column()->addWidget(wrappedLine(section.text, Label::Look::body, card));
        fit(card);
        m_more->addWidget(card);
    }
    m_know->replace(words.know);
}

} // namespace mutuals::ui
