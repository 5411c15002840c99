#include "ui/pages/MetricTable.h"

#include "ui/text/Numbers.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QString value(Metric metric, const std::optional<double>& number)
{
    if (!number)
        return u"–"_s;
    return metricNumber(metric, metric == Metric::engagementRate ? *number : std::round(*number));
}

QString likely(const ImpactAnswer& answer)
{
    const Estimate& effect = answer.relative ? *answer.relative : *answer.absolute;
    const auto end = [&](double number) {
        return answer.relative ? signedPercent(number) : signedNumber(std::llround(number));
    };
    return MetricTable::tr("%1 to %2").arg(end(effect.low), end(effect.high));
}

} // namespace

MetricTable::MetricTable(QWidget* parent)
    : Card(parent)
    , m_grid(new QGridLayout)
{
    setObjectName(u"metricTable"_s);
    column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);
    column()->addWidget(new Label(tr("All measures, per day"), Label::Look::caption, this));
    m_grid->setHorizontalSpacing(tokens::kSpace12);
    m_grid->setVerticalSpacing(tokens::kSpace4);
    column()->addLayout(m_grid);
    column()->addStretch(1);
}

void MetricTable::showAnswers(Metric primary, const ImpactAnswers& answers)
{
    clearLayout(m_grid);
    int row = 0;
    const auto add = [&](const QStringList& cells, Label::Look look, Label::Tone tone) {
        for (int i = 0; i < cells.size(); ++i) {
            auto* label = new Label(cells[i], look, this);
            label->setElided(true);
            label->setAlignment(
                (i == 0 || i == 6 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            if (i == 6)
                label->setTone(tone);
            m_grid->addWidget(label, row, i);
            m_grid->setColumnStretch(i, i == 6 ? 4 : i == 0 || i == 5 ? 3 : 2);
        }
        ++row;
    };
    add({ QString(), tr("Before"), tr("Expected"), tr("Seen"), tr("Change"), tr("Likely"),
            tr("Verdict") },
        Label::Look::small, Label::Tone::plain);
    std::vector<Metric> order { primary };
    std::copy_if(kMetrics.begin(), kMetrics.end(), std::back_inserter(order),
        [primary](Metric metric) { return metric != primary; });
    for (const Metric metric : order) {
        const ImpactAnswer* answer = answers.answer(metric);
        const bool answered = answer && answer->missing.empty() && answer->absolute;
        const bool told = answered && (metric == primary || answers.settled());
        const auto kind = told ? answer->verdict.kind : Verdict::Kind::cannotTellYet;
        const QString none = u"–"_s;
        add({ metricTitle(metric), answer ? value(metric, answer->before.mean) : none,
                answered ? value(metric, answer->expectedMean) : none,
                answer ? value(metric, answer->after.mean) : none,
                answered ? effectWords(*answer) : none, answered ? likely(*answer) : none,
                told           ? verdictWords(answer->verdict)
                    : answered ? u"…"_s
                    : answer   ? tr("too few days")
                               : none },
            metric == primary ? Label::Look::strong : Label::Look::body,
            kind == Verdict::Kind::helped     ? Label::Tone::up
                : kind == Verdict::Kind::hurt ? Label::Tone::down
                                              : Label::Tone::quiet);
    }
}

} // namespace mutuals::ui
