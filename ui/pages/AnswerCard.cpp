#include "ui/pages/AnswerCard.h"

#include "ui/pages/PolicyWords.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/IntervalBar.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

AnswerCard::AnswerCard(QWidget* parent)
    : Card(parent)
    , m_grade(new Badge)
    , m_headline(new Label({}, Label::Look::heading))
    , m_interval(new IntervalBar)
    , m_verdict(new Label({}, Label::Look::quiet))
    , m_next(new Button({}, Button::Kind::link))
    , m_evidence(new QHBoxLayout)
{
    setObjectName(u"answerCard"_s);
    m_headline->setObjectName(u"answerHeadline"_s);
    m_verdict->setObjectName(u"answerVerdict"_s);
    m_next->setObjectName(u"answerNext"_s);
    m_headline->setWordWrap(true);
    m_verdict->setWordWrap(true);
    m_grade->setToolTip(plainTip(
        tr("How strong the evidence is. A: a trial with chance. B: followers compared with each "
           "other. C: before and after, where anything else that changed then counts too.")));

    auto* top = new QHBoxLayout;
    top->addWidget(new Label(tr("Is following back working?"), Label::Look::caption));
    top->addStretch(1);
    top->addWidget(m_grade);
    column()->addLayout(top);
    column()->addWidget(m_headline);
    column()->addStretch(1);

    auto* words = new QVBoxLayout;
    words->setSpacing(tokens::kSpace4);
    words->addStretch(1);
    words->addWidget(m_verdict);
    words->addWidget(m_next, 0, Qt::AlignLeft);
    words->addStretch(1);
    m_evidence->setSpacing(tokens::kSpace24);
    m_evidence->addWidget(m_interval, 3);
    m_evidence->addLayout(words, 2);
    column()->addLayout(m_evidence);

    m_interval->hide();
    m_grade->hide();
    connect(m_next, &Button::clicked, this, [this] { emit pageRequested(m_page, m_target); });
}

void AnswerCard::showAnswer(
    const HomeFacts& facts, const ImpactAnswer* answer, const Evidence* better)
{
    m_interval->hide();
    m_grade->hide();
    if (facts.days.empty()) {
        say(tr("Your daily numbers will answer this."),
            tr("Mutuals compares the days before you began with the days after. For that it needs "
               "Studio's tables Overview and FollowerHistory."),
            tr("How to get them ›"), PageName::howTo, {});
    } else if (facts.policies.empty()) {
        say(tr("When did you begin to follow back?"),
            tr("Say it once, and Mutuals compares the days before with the days after. It suggests "
               "days out of your Following list."),
            tr("Record the start ›"), PageName::impact, u"policy"_s);
    } else if (!answer) {
        say(tr("Working it out…"), {}, {}, PageName::impact, {});
    } else if (better) {
        const bool answered = answer->missing.empty() && answer->absolute;
        say(evidenceHeadline(*better),
            evidenceDetails(*better)
                + (answered ? u"\n"_s + tr("Before and after, grade C: %1").arg(headline(*answer))
                            : QString()),
            tr("How we know ›"), PageName::impact, {});
        m_grade->setText(gradeWords(better->grade));
        m_grade->show();
    } else if (!answer->missing.empty()) {
        say(tr("Too few days for an answer yet."), missingSentence(*answer), tr("What is there ›"),
            PageName::impact, {});
    } else {
        const std::string_view name = metricName(answer->metric);
        say(headline(*answer), verdictSentence(*answer), tr("How we know ›"), PageName::impact,
            QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        m_grade->setText(gradeWords(answer->verdict.grade));
        m_grade->show();
        m_interval->setVisible(answer->relative.has_value());
        if (answer->relative)
            m_interval->setInterval(IntervalBar::Interval {
                answer->relative->value, answer->relative->low, answer->relative->high });
    }
}

void AnswerCard::say(const QString& headline, const QString& rest, const QString& action,
    PageName page, const QString& target)
{
    m_headline->setText(headline);
    m_verdict->setText(rest);
    m_next->setText(action);
    m_next->setVisible(!action.isEmpty());
    m_page = page;
    m_target = target;
}

void AnswerCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    const int needed = tokens::scaled(520);
    m_evidence->setDirection(
        event->size().width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace mutuals::ui
