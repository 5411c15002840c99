#include "ui/pages/MetricCard.h"

#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/IntervalBar.h"
#include "ui/widgets/Label.h"

#include <QGraphicsOpacityEffect>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

MetricCard::MetricCard(Metric metric, QWidget* parent)
    : Card(parent)
    , m_metric(metric)
    , m_effect(new Label({}, Label::Look::heading, this))
    , m_interval(new IntervalBar(IntervalBar::Size::small, this))
    , m_verdict(new Label({}, Label::Look::small, this))
{
    const std::string_view name = metricName(metric);
    setObjectName(
        u"metric-"_s + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    setInteractive(true);
    column()->setContentsMargins(
        tokens::kSpace12, tokens::kSpace12, tokens::kSpace12, tokens::kSpace12);
    column()->setSpacing(tokens::kSpace4);
    auto* title = new Label(metricTitle(metric), Label::Look::caption, this);
    title->setElided(true);
    m_effect->setElided(true);
    m_verdict->setWordWrap(true); // "no difference that matters" takes two lines
    m_verdict->setObjectName(u"verdict"_s);
    column()->addWidget(title);
    column()->addWidget(m_effect);
    column()->addWidget(m_interval);
    column()->addWidget(m_verdict);
    column()->addStretch(1);
    setAnswer(nullptr);
}

void MetricCard::setAnswer(const ImpactAnswer* answer, bool told)
{
    const bool answered = answer && answer->missing.empty() && answer->absolute;
    m_effect->setText(answered ? effectWords(*answer) : u"–"_s);
    std::optional<IntervalBar::Interval> interval;
    if (answered && answer->relative)
        interval = { answer->relative->value, answer->relative->low, answer->relative->high };
    else if (answered)
        interval = { answer->absolute->value, answer->absolute->low, answer->absolute->high,
            IntervalBar::Unit::count };
    m_interval->setInterval(interval);
    m_verdict->setText(answered && told ? verdictWords(answer->verdict)
            : answered                  ? u"…"_s
            : answer                    ? tr("too few days")
                                        : QString());
    const auto kind = answered && told ? answer->verdict.kind : Verdict::Kind::cannotTellYet;
    m_verdict->setTone(kind == Verdict::Kind::helped ? Label::Tone::up
            : kind == Verdict::Kind::hurt            ? Label::Tone::down
                                                     : Label::Tone::quiet);
    const QString sentence = answer && (told || !answered) ? answerSentence(*answer) : QString();
    setToolTip(plainTip(
        metricTitle(m_metric) + u": "_s + metricDefinition(m_metric) + u"\n"_s + sentence));
    setAccessibleName(
        metricTitle(m_metric) + u' ' + m_effect->fullText() + u", "_s + m_verdict->fullText());
}

void MetricCard::setStale(bool stale)
{
    // An effect object only while needed: it costs an extra picture at each repaint.
    if (stale && !graphicsEffect()) {
        auto* veil = new QGraphicsOpacityEffect(this);
        veil->setOpacity(0.5);
        setGraphicsEffect(veil);
    } else if (!stale) {
        setGraphicsEffect(nullptr);
    }
}

void MetricCard::setChosen(bool chosen)
{
    setTone(chosen ? Tone::selected : Tone::plain);
}

void MetricCard::setCompact(bool compact)
{
    m_interval->setVisible(!compact);
}

} // namespace mutuals::ui
