#include "ui/pages/ImpactWords.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days kOneDay { 1 };
constexpr int kShortHistory = 60; ///< STATISTICS D8: below it only large changes can be seen
constexpr int kMostDaysNamed = 6;

QString tr(const char* text)
{
    return QCoreApplication::translate("ImpactWords", text);
}

QString days(int n)
{
    return n == 1 ? tr("1 day") : tr("%1 days").arg(n);
}

QString leftOutDays(const ImpactAnswer& answer)
{
    QStringList names;
    for (const LeftOutDay& day : answer.leftOut) {
        if (names.size() == kMostDaysNamed) {
            names << tr("and %1 more").arg(answer.leftOut.size() - kMostDaysNamed);
            break;
        }
        names << shortDate(day.day);
    }
    return names.join(u", "_s);
}

QString period(const PeriodSummary& summary, Metric metric)
{
    QString text = tr("%1: %2 of %3 with a value")
                       .arg(dayRange(summary.days.from, summary.days.end - kOneDay))
                       .arg(summary.used)
                       .arg(days(summary.days.count()));
    if (summary.mean)
        text += tr(", %1 a day on average").arg(metricNumber(metric, *summary.mean));
    return text + u'.';
}

QString range(const Estimate& estimate, const std::function<QString(double)>& words)
{
    return tr("%1 (%2 to %3)")
        .arg(words(estimate.value), words(estimate.low), words(estimate.high));
}

QString transformation(Metric metric)
{
    switch (metric) {
    case Metric::engagementRate:
        return tr("log((interactions + 0.5) / (views + 1)), days weighted by their views");
    case Metric::netGrowth:
        return tr("asinh(growth / its median size); no percent is offered");
    default:
        return tr("log(1 + count); square roots when the counts are small");
    }
}

QString statisticsOf(const ImpactAnswer& answer)
{
    QStringList lines;
    lines << tr("Bayesian structural time series (damped local level, slope, weekdays as fixed "
                "effects), integrated exactly on a grid. Scale: %1.")
                 .arg(transformation(answer.metric));
    lines << tr("Intervals are 95% credible intervals of the posterior.");
    if (answer.relative)
        lines << tr("Relative effect %1.").arg(range(*answer.relative, [](double share) {
            return signedPercent(share);
        }));
    if (answer.absolute) {
        const bool rate = answer.metric == Metric::engagementRate;
        lines << tr("Per day %1.").arg(range(*answer.absolute, [rate](double value) {
            if (rate)
                return points(value);
            return std::abs(value) < 10 ? QLocale().toString(value, 'f', 1)
                                        : signedNumber(std::llround(value));
        }));
    }
    if (answer.cumulative && answer.metric != Metric::engagementRate)
        lines << tr("Added up %1.").arg(range(*answer.cumulative, [](double value) {
            return signedNumber(std::llround(value));
        }));
    lines << tr("Posterior probability of the sign shown: %1; two-sided tail area %2.")
                 .arg(sharePercent(answer.probability, 1),
                     QLocale().toString(2 * (1 - answer.probability), 'f', 3));
    const auto needed = neededChance(answer.after.used);
    lines << (needed ? tr("Verdict at this look (day %1): needs a chance of %2 for a change beyond "
                          "%3; the 5% is spent over days 14, 28 and 56.")
                           .arg(answer.after.used)
                           .arg(sharePercent(*needed, 1), sharePercent(kSmallestEffect, 0))
                     : tr("No verdict before day 14; the 5% is spent over days 14, 28 and 56."));
    return lines.join(u'\n');
}

} // namespace

QStringList doubts(const ImpactAnswer& answer)
{
    QStringList lines;
    if (answer.before.used < kShortHistory)
        lines << tr("Only %1 before the start.").arg(days(answer.before.used));
    if (!answer.leftOut.empty())
        lines << (answer.leftOut.size() == 1
                ? tr("One unusual day clipped (%1).").arg(leftOutDays(answer))
                : tr("%1 unusual days clipped.").arg(answer.leftOut.size()));
    const int missing = answer.before.days.count() - answer.before.used + answer.after.days.count()
        - answer.after.used;
    if (missing > 0)
        lines << (missing == 1 ? tr("One day is not in the files.")
                               : tr("%1 days are not in the files.").arg(missing));
    lines << tr("Something else may have changed on %1.").arg(dayAndMonth(answer.start));
    lines << tr("Only a trial can prove it.");
    return lines;
}

QString timeToAnswer(const ImpactAnswer& answer)
{
    if (!answer.missing.empty() || !answer.absolute)
        return {};
    QStringList lines;
    if (answer.verdict.kind == Verdict::Kind::cannotTellYet && answer.verdict.moreDays)
        lines << tr("About %1 more days.").arg(*answer.verdict.moreDays);
    else if (answer.verdict.kind == Verdict::Kind::onlyATrial)
        lines << tr("More days will not settle this.");
    if (answer.verdict.detectable)
        lines << tr("With %1 after the start, changes above %2 would be seen.")
                     .arg(days(answer.after.used), sharePercent(*answer.verdict.detectable, 0));
    return lines.join(u' ');
}

std::vector<Section> howWeKnow(const ImpactAnswer& answer)
{
    std::vector<Section> sections;
    sections.push_back({ tr("Method"),
        tr("A model learns from the days before how high your days lie, how they drift and how "
           "weekdays differ, and says what the days after would have been. The difference to what "
           "happened is the effect. The same files always give the same digits.") });
    sections.push_back({ tr("Assumptions"),
        tr("Your days would have gone on as before, and nothing else changed at the same time: no "
           "other campaign, no other way of posting. Before and after alone can suggest, never "
           "prove.") });
    QString used =
        period(answer.before, answer.metric) + u'\n' + period(answer.after, answer.metric);
    if (answer.expectedMean)
        used += u'\n'
            + tr("Expected after the start: %1 a day.")
                  .arg(metricNumber(answer.metric, *answer.expectedMean));
    sections.push_back({ tr("Days used"), used + u'\n' + metricDefinition(answer.metric) });
    sections.push_back({ tr("Left out or clipped"),
        answer.leftOut.empty()
            ? tr("None. Days without a value are skipped, never counted as zero.")
            : tr("%1. A day far outside its neighbors counts as a usual high or low day, by the "
                 "same rule before and after, so that one viral video decides nothing.")
                  .arg(leftOutDays(answer)) });
    if (answer.missing.empty() && answer.absolute)
        sections.push_back({ tr("For statisticians"), statisticsOf(answer) });
    return sections;
}

} // namespace mutuals::ui
