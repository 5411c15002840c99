#include "ui/pages/ImpactSide.h"

#include "ui/pages/ImpactWords.h"
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

Label* wrapped(const QString& text, Label::Look look, QWidget* parent)
{
    auto* label = new Label(text, look, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

ImpactSide::ImpactSide(QWidget* parent)
    : QWidget(parent)
    , m_grade(new Badge({}, Badge::Kind::outline, this))
    , m_sentence(wrapped({}, Label::Look::body, this))
    , m_import(new Button(tr("Import more days"), Button::Kind::secondary, this))
    , m_doubts(new Card(this))
    , m_doubtLines(new QVBoxLayout)
    , m_time(new Card(this))
    , m_timeText(wrapped({}, Label::Look::body, m_time))
    , m_know(new Card(this))
    , m_knowToggle(new Button({}, Button::Kind::link, m_know))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(tokens::kSpace12);

    auto* answer = new Card(this);
    m_sentence->setObjectName(u"impactSentence"_s);
    m_import->setObjectName(u"importMore"_s);
    connect(m_import, &Button::clicked, this, &ImpactSide::importRequested);
    auto* answerHead = new QHBoxLayout;
    answerHead->addWidget(new Label(tr("In plain words"), Label::Look::caption, answer), 1);
    answerHead->addWidget(m_grade);
    answer->column()->addLayout(answerHead);
    answer->column()->addWidget(m_sentence);
    answer->column()->addWidget(m_import, 0, Qt::AlignLeft);
    column->addWidget(answer);

    m_doubts->column()->addWidget(
        new Label(tr("What could still be wrong"), Label::Look::caption, m_doubts));
    m_doubtLines->setSpacing(tokens::kSpace8);
    m_doubts->column()->addLayout(m_doubtLines);
    column->addWidget(m_doubts);

    m_time->column()->addWidget(new Label(tr("Time to answer"), Label::Look::caption, m_time));
    m_timeText->setObjectName(u"timeToAnswer"_s);
    m_time->column()->addWidget(m_timeText);
    column->addWidget(m_time);

    auto* head = new QHBoxLayout;
    head->addWidget(new Label(tr("How we know"), Label::Look::caption, m_know), 1);
    head->addWidget(m_knowToggle);
    m_know->column()->addLayout(head);
    m_knowToggle->setObjectName(u"howWeKnowToggle"_s);
    connect(m_knowToggle, &Button::clicked, this, &ImpactSide::howWeKnowToggled);
    setHowWeKnowShown(false);
    column->addWidget(m_know);
    column->addStretch(1);
    for (Card* card : { answer, m_doubts, m_time, m_know })
        card->column()->setContentsMargins(
            tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);
}

void ImpactSide::setHowWeKnowShown(bool shown)
{
    m_knowToggle->setText(shown ? tr("Hide") : tr("Show ›"));
}

void ImpactSide::fill(QVBoxLayout* column, const QStringList& lines)
{
    clearLayout(column);
    for (const QString& line : lines) {
        if (column->count() > 0)
            column->addWidget(new Line(m_doubts));
        column->addWidget(wrapped(line, Label::Look::body, m_doubts));
    }
}

void ImpactSide::setAnswer(const ImpactAnswer& answer, bool told)
{
    const bool missing = !answer.missing.empty() || !answer.absolute;
    m_sentence->setText(missing ? headline(answer) + u' ' + missingSentence(answer)
            : told              ? answerSentence(answer)
                                : headline(answer));
    m_import->setVisible(missing);
    m_grade->setText(gradeWords(answer.verdict.grade).section(u' ', 0, 1));
    m_grade->setToolTip(plainTip(gradeWords(answer.verdict.grade)));
    m_grade->setVisible(!missing);
    m_doubts->setVisible(!missing);
    if (!missing)
        fill(m_doubtLines, doubts(answer));
    const QString time = timeToAnswer(answer);
    m_timeText->setText(time);
    m_time->setVisible(!time.isEmpty());
    m_know->show();
}

void ImpactSide::setMissing(const QString& text)
{
    setSentence(text);
    m_import->show();
}

void ImpactSide::setSentence(const QString& text)
{
    m_sentence->setText(text);
    m_import->hide();
    m_grade->hide();
    m_doubts->hide();
    m_time->hide();
    m_know->hide();
}

} // namespace mutuals::ui
