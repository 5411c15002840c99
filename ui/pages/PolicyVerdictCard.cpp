#include "ui/pages/PolicyVerdictCard.h"

#include "ui/pages/PolicyWords.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBesideEachOther = 760; ///< at 100 % text

Label* wrapped(const QString& name, Label::Look look, QWidget* parent)
{
    auto* label = new Label({}, look, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

void say(Label* label, const QString& text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

PolicyVerdictCard::PolicyVerdictCard(QWidget* parent)
    : Card(parent)
    , m_grade(new Badge({}, Badge::Kind::outline, this))
    , m_headline(wrapped(u"policyHeadline"_s, Label::Look::heading, this))
    , m_better(wrapped(u"betterEvidence"_s, Label::Look::body, this))
    , m_evidence(wrapped(u"policyEvidence"_s, Label::Look::body, this))
    , m_measure(new Button(tr("Judge by something else…"), Button::Kind::link, this))
    , m_family(wrapped(u"familyWords"_s, Label::Look::quiet, this))
    , m_look(wrapped(u"lookWords"_s, Label::Look::small, this))
    , m_progress(new QWidget(this))
    , m_done(new Label({}, Label::Look::small, m_progress))
    , m_stop(new Button({}, Button::Kind::link, m_progress))
    , m_halves(new QHBoxLayout)
{
    setObjectName(u"policyVerdict"_s);
    column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);
    m_measure->setObjectName(u"measureButton"_s);
    m_done->setObjectName(u"reckoned"_s);
    m_stop->setObjectName(u"stopReckoning"_s);
    connect(m_measure, &Button::clicked, this, &PolicyVerdictCard::measureRequested);
    connect(m_stop, &Button::clicked, this, [this] {
        if (m_stopped)
            emit goRequested();
        else
            emit stopRequested();
    });

    auto* answer = new QVBoxLayout;
    answer->setSpacing(tokens::kSpace4);
    answer->addWidget(m_headline);
    answer->addWidget(m_better);
    answer->addWidget(m_evidence);
    answer->addStretch(1);

    auto* progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins({});
    progress->setSpacing(tokens::kSpace8);
    progress->addWidget(m_done);
    progress->addWidget(m_stop);
    progress->addStretch(1);
    auto* beside = new QVBoxLayout;
    beside->setSpacing(tokens::kSpace4);
    beside->addWidget(m_grade, 0, Qt::AlignLeft);
    beside->addWidget(m_family);
    beside->addWidget(m_look);
    beside->addWidget(m_measure, 0, Qt::AlignLeft);
    beside->addWidget(m_progress);
    beside->addStretch(1);

    m_halves->setSpacing(tokens::kSpace24);
    m_halves->addLayout(answer, 3);
    m_halves->addLayout(beside, 2);
    column()->addLayout(m_halves);
}

void PolicyVerdictCard::showGrade(char grade)
{
    m_grade->setText(gradeWords(grade));
    m_grade->setToolTip(plainTip(
        tr("How strong the evidence is. A: a trial with chance. B: followers compared with each "
           "other. C: before and after, which can suggest and never prove.")));
}

void PolicyVerdictCard::showAnswers(
    const Policy& policy, const ImpactAnswers& answers, const Evidence* better)
{
    const ImpactAnswer* primary = answers.answer(policy.primary);
    const bool answered = primary && primary->missing.empty() && primary->absolute;
    m_grade->setVisible(answered || better);
    showGrade(better ? better->grade : 'C');
    if (primary) {
        m_headline->setText(better ? evidenceHeadline(*better) : policyHeadline(*primary));
        // Grade C below a better one: its own verdict in the second voice.
        say(m_evidence,
            better ? tr("Before and after, grade C: %1").arg(policyHeadline(*primary)) + u' '
                    + policyEvidence(policy, *primary)
                   : policyEvidence(policy, *primary));
        say(m_look, lookWords(*primary));
    } else {
        const Error* error = answers.error(policy.primary);
        m_headline->setText(better  ? evidenceHeadline(*better)
                : error             ? errorWords(*error).sentence()
                : answers.stopped() ? tr("Stopped before there was an answer.")
                                    : tr("Working it out…"));
        say(m_evidence, {});
        say(m_look, {});
    }
    say(m_better, better ? evidenceDetails(*better) : QString());
    m_evidence->setLook(better ? Label::Look::quiet : Label::Look::body);
    std::vector<const ImpactAnswer*> others;
    for (const Metric metric : kMetrics) {
        if (metric != policy.primary && answers.answer(metric))
            others.push_back(answers.answer(metric));
    }
    say(m_family, answers.settled() ? familyWords(others) : QString());
    showProgress(answers);
}

void PolicyVerdictCard::showProgress(const ImpactAnswers& answers)
{
    m_stopped = answers.stopped();
    m_progress->setVisible(answers.busy() || m_stopped);
    m_done->setText(
        (m_stopped ? tr("Stopped at %1 of %2 measures.") : tr("Reckoning: %1 of %2 measures."))
            .arg(answers.done())
            .arg(kMetrics.size()));
    m_stop->setText(m_stopped ? tr("Go on") : tr("Stop"));
}

void PolicyVerdictCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    m_halves->setDirection(event->size().width() < tokens::scaled(kBesideEachOther)
            ? QBoxLayout::TopToBottom
            : QBoxLayout::LeftToRight);
}

} // namespace mutuals::ui
