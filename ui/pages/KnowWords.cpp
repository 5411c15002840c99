#include "ui/pages/ImpactWords.h"

#include "core/impact/Foresight.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = ImpactVariant::Kind;

constexpr std::chrono::days kOneDay { 1 };
constexpr double kRare = 0.05;

QString tr(const char* text)
{
    return QCoreApplication::translate("ImpactWords", text);
}

QString days(int n)
{
    return n == 1 ? tr("1 day") : tr("%1 days").arg(n);
}

/// All days with one of the reasons, by name.
QString namesOf(const ImpactAnswer& answer, const std::function<bool(const LeftOutDay&)>& which)
{
    QStringList names;
    for (const LeftOutDay& day : answer.leftOut) {
        if (which(day))
            names << shortDate(day.day)
                    + (day.reason.empty()
                            ? QString()
                            : u" ("_s + QString::fromStdString(day.reason).simplified() + u')');
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
    if (answer.weekDrifts)
        lines << tr(
            "The weekday effects walk, since the log marginal likelihood of the days before "
            "gains more than 3 by it.");
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
                          "%3; the 5% is spent over days 14, 28 and 56, and day 90 is as day 56.")
                           .arg(lookAt(answer.after.used))
                           .arg(sharePercent(*needed, 1), sharePercent(kSmallestEffect, 0))
                     : tr("No verdict before day 14; the 5% is spent over days 14, 28 and 56."));
    return lines.join(u'\n');
}

/// A value of an effect as the page shows it.
QString effectValue(const ImpactAnswer& answer, bool relative, double value)
{
    if (relative)
        return signedPercent(value);
    if (answer.metric == Metric::engagementRate)
        return points(value);
    return std::abs(value) < 10 ? QLocale().toString(value, 'f', 1)
                                : signedNumber(std::llround(value));
}

QString variantWords(Kind kind)
{
    switch (kind) {
    case Kind::withoutPosts:
        return tr("without looking at posts");
    case Kind::earlier:
        return tr("start 3 days earlier");
    case Kind::later:
        return tr("start 3 days later");
    case Kind::widePriors:
        return tr("assumptions half as strong");
    case Kind::narrowPriors:
        return tr("assumptions twice as strong");
    case Kind::unclipped:
        return tr("no day clipped");
    case Kind::heavyTails:
        return tr("far days counted less instead of clipped");
    }
    return {};
}

Section otherWays(const ImpactAnswer& answer, const ImpactChecks* checks)
{
    const QString title = tr("Asked in other ways");
    if (!checks)
        return { title, tr("Reckoning…") };
    QStringList lines;
    for (const ImpactVariant& one : checks->variants)
        lines << tr("%1: %2 (%3 to %4)")
                     .arg(variantWords(one.kind),
                         effectValue(answer, one.relative, one.effect.value),
                         effectValue(answer, one.relative, one.effect.low),
                         effectValue(answer, one.relative, one.effect.high));
    lines << (checks->signHolds
            ? tr("The change has the same direction in all of them.")
            : tr("The direction is not the same in all of them, as it may be where a change is "
                 "within the usual ups and downs."));
    return { title, lines.join(u'\n') };
}

Section viralSection(const ViralDays& viral)
{
    const QString counts =
        tr("%1 of %2 before the start and %3 of %4 after it stand far above their neighbors.")
            .arg(viral.before)
            .arg(days(viral.daysBefore))
            .arg(viral.after)
            .arg(days(viral.daysAfter));
    const bool often = viral.p <= kRare;
    const bool more = viral.after * viral.daysBefore > viral.before * viral.daysAfter;
    return { tr("Viral days"),
        counts + u' '
            + (!often      ? tr("That is no more uneven than chance makes it.")
                    : more ? tr("They came more often after the start than chance explains.")
                           : tr("They came less often after the start than chance explains.")) };
}

Section leftOutSection(const ImpactAnswer& answer)
{
    QStringList lines;
    const auto group = [&](const QString& words, const std::string& why) {
        const QString names =
            namesOf(answer, [&](const LeftOutDay& day) { return day.why == why; });
        if (!names.isEmpty())
            lines << words.arg(names);
    };
    group(tr("Counted as a usual high day: %1."), "clipped: viral");
    group(tr("Counted as a usual low day: %1."), "clipped: quiet");
    group(tr("Left out by you: %1."), "left out");
    group(tr("Not used, the file holds a negative count: %1."), "not a count");
    group(tr("Not used, no views and so no rate: %1."), "no views");
    QStringList missing;
    for (const ImpactDay& day : answer.series) {
        const bool asked =
            answer.before.days.contains(day.day) || answer.after.days.contains(day.day);
        if (asked && !day.observed)
            missing << shortDate(day.day);
    }
    if (!missing.isEmpty())
        lines << tr("Not in the files, so skipped and never counted as zero: %1.")
                     .arg(missing.join(u", "_s));
    if (lines.isEmpty())
        lines << tr("None. Days without a value would be skipped, never counted as zero.");
    else
        lines << tr("A day far outside its neighbors is clipped by the same rule before and after, "
                    "so that one viral video decides nothing.");
    return { tr("Days left out or clipped"), lines.join(u'\n') };
}

QString placeboStatistics(const Placebo& placebo)
{
    if (placebo.starts.empty())
        return tr("Placebo in time: no start with 28 days before it.");
    return tr(
        "Placebo in time: %1 starts with a window of %2 days, %3 that overlap by no more than "
        "a half; RMS of z %4, intervals widened by %5; |z| of the true start %6, rank %7; %8 "
        "beyond 1.96.")
        .arg(placebo.starts.size())
        .arg(placebo.window)
        .arg(placebo.windows)
        .arg(QLocale().toString(placebo.rms, 'f', 2))
        .arg(QLocale().toString(placebo.widening(), 'f', 2))
        .arg(QLocale().toString(std::abs(placebo.z), 'f', 2))
        .arg(placebo.rank)
        .arg(placebo.falseAlarms);
}

} // namespace

std::vector<Section> howWeKnow(const ImpactAnswer& answer, const ImpactChecks* checks)
{
    std::vector<Section> sections;
    sections.push_back({ tr("Method"),
        tr("A model learns from the days before how high your days lie, how they drift and how "
           "weekdays differ, and says what the days after would have been. The difference to what "
           "happened is the effect. The same files always give the same digits.")
            + u' '
            + (answer.weekDrifts
                    ? tr("Your weekdays changed over these months, so the week's pattern was let "
                         "drift.")
                        + u' '
                    : QString())
            + (answer.postsUsed
                    ? tr("Posts of the day and of the day before explain a part of each day.")
                    : tr("Posts are not taken into account: your archives do not list those of all "
                         "these days, or too few days differ in them.")) });
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
    sections.push_back(leftOutSection(answer));
    if (!answer.missing.empty() || !answer.absolute)
        return sections;
    sections.push_back({ tr("False starts"), placeboWords(answer) });
    sections.push_back(otherWays(answer, checks));
    if (checks)
        sections.push_back(viralSection(checks->viral));
    return sections;
}

std::vector<Section> statistics(const ImpactAnswer& answer, const ImpactChecks* checks)
{
    if (!answer.missing.empty() || !answer.absolute)
        return {};
    QStringList lines { statisticsOf(answer), placeboStatistics(answer.placebo) };
    if (answer.discovery)
        lines << tr(
            "As one of the metrics not chosen before looking: Benjamini-Hochberg adjusted p "
            "%1, a find up to 0.05.")
                     .arg(QLocale().toString(*answer.discovery, 'f', 3));
    if (checks)
        lines << tr("Viral days: exact conditional binomial test of equal rates, two-sided p %1. "
                    "Heavy tails: Student errors with 4 degrees of freedom, 1,000 seeded draws.")
                     .arg(QLocale().toString(checks->viral.p, 'f', 3));
    return { { tr("For statisticians"), lines.join(u'\n') } };
}

Section peerSection(const ImpactAnswer& answer, const ImpactChecks& checks)
{
    const QString title = tr("CausalImpact");
    if (!checks.peer)
        return { title, tr("Its model cannot take these days.") };
    const PeerAnswer& peer = *checks.peer;
    const bool relative = answer.relative && peer.relative;
    const Estimate& ours = relative ? *answer.relative : *answer.absolute;
    const Estimate& theirs = relative ? *peer.relative : peer.absolute;
    const auto words = [&](const Estimate& effect) {
        return tr("%1 (%2 to %3)")
            .arg(effectValue(answer, relative, effect.value),
                effectValue(answer, relative, effect.low),
                effectValue(answer, relative, effect.high));
    };
    return { title,
        tr("CausalImpact: %1; one-sided tail area %2.\nHere: %3.\nIt takes the days as they are, "
           "unclipped and on their own scale, with a weekly season, and presumes a level that "
           "hardly moves. On ordinary days that follow each other its 95% interval holds the truth "
           "in 66 of 100 cases (6 in the worst), so its narrower interval is no better knowledge. "
           "It is here to compare with published work.")
            .arg(words(theirs), QLocale().toString(peer.tailArea, 'f', 3), words(ours)) };
}

} // namespace mutuals::ui
