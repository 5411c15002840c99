#include "ui/pages/ContentWords.h"

#include "ui/charts/PostsFigure.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWorthSaying = 0.05; ///< of a plain difference

QString tr(const char* text)
{
    return QCoreApplication::translate("ContentWords", text);
}

QString metricWord(const PostComparison& answer)
{
    return postMetricTitle(answer.metric).toLower();
}

QString ageWords(const PostComparison& answer)
{
    return answer.ageDays == 1 ? tr("24 hours") : tr("%1 days").arg(answer.ageDays);
}

/// An end of an interval that may be open.
QString endWords(double share)
{
    return std::isfinite(share) ? signedPercent(share) : tr("any size");
}

QString fromTo(const Estimate& estimate)
{
    return tr("%1 to %2").arg(endWords(estimate.low), endWords(estimate.high));
}

QString usedWords(const PostComparison& answer)
{
    const auto side = [&](const PostSide& one) {
        return tr("%1 posts of %2 weeks, %3")
            .arg(number(one.posts), number(one.weeks),
                dayRange(one.days.from, one.days.end - std::chrono::days(1)));
    };
    QStringList parts { tr("Before: %1. After: %2.").arg(side(answer.before), side(answer.after)) };
    const int young = answer.before.tooYoung + answer.after.tooYoung;
    const int unknown = answer.before.unknown + answer.after.unknown;
    QStringList left;
    if (young > 0)
        left << tr("%1 younger than %2 in every export, as nobody knows where they end")
                    .arg(number(young), ageWords(answer));
    if (unknown > 0)
        left << tr("%1 whose %2 no file tells").arg(number(unknown), metricWord(answer));
    if (answer.straddling > 0)
        left << tr("%1 posted shortly before the start, which went on collecting after it")
                    .arg(number(answer.straddling));
    if (!left.isEmpty())
        parts << tr("Left out: %1.").arg(left.join(u"; "_s));
    return parts.join(u' ');
}

QString ageMethod(const PostComparison& answer)
{
    QStringList parts {
        tr("Every post is taken as it stood %1 after it was posted.").arg(ageWords(answer))
    };
    if (answer.growth[0] || answer.growth[1])
        parts << tr("Where your exports count it later, it is brought back along what your posts "
                    "grew between exports.");
    if (answer.between > 0)
        parts << tr("%1 were read off between two exports.").arg(number(answer.between));
    if (answer.latenessAllowedFor)
        parts << tr("Your exports do not tell how posts grow, so that posts counted at different "
                    "ages are compared with an allowance for it.");
    return parts.join(u' ');
}

QString stepsWords(const PostComparison& answer)
{
    const PostSteps& steps = answer.steps;
    QString text =
        tr("As they are, posts after had %1; with the same mix of weekdays and hours "
           "%2; at the same age as well %3.")
            .arg(signedPercent(steps.plain), signedPercent(steps.mix), signedPercent(steps.age));
    if (steps.shareOfMix && *steps.shareOfMix > 0.1)
        text += u' '
            + tr("So %1 of the plain difference comes from when you post.")
                  .arg(sharePercent(std::min(1.0, *steps.shareOfMix), 0));
    return text + u' '
        + tr("What is left is compared with how your posts wander anyway, which makes the range "
             "above.");
}

QString statisticsWords(const PostComparison& answer)
{
    QStringList parts { tr(
        "log1p of counts; Huber weights; a step in a damped local level (AR(1) to random walk, "
        "averaged over both), with weekday and six-hour blocks in UTC; 95% credible interval, "
        "P(sign) = %1.")
                            .arg(sharePercent(answer.probability, 1)) };
    const PostCheck& check = answer.check;
    if (check.way == PostCheck::Way::clusters)
        parts << tr("Check by regression with a straight trend and a knot, CR2 errors of week "
                    "clusters, t with %1 degrees of freedom: %2 (%3), p = %4 two-sided. It takes "
                    "weeks for independent, which a wandering level is not.")
                     .arg(QString::number(check.degreesOfFreedom, 'f', 1),
                         signedPercent(check.relative.value), fromTo(check.relative),
                         QString::number(check.p, 'g', 2));
    else
        parts << tr("Check by permuting the labels of weeks, without a trend, as there are fewer "
                    "than 10 weeks on a side: %1 (%2), p = %3 two-sided.")
                     .arg(signedPercent(check.relative.value), fromTo(check.relative),
                         QString::number(check.p, 'g', 2));
    if (answer.discovery)
        parts << tr("Among the counts compared here, adjusted for looking at several: %1.")
                     .arg(QString::number(*answer.discovery, 'g', 2));
    if (answer.verdict.detectable)
        parts << tr("A true change of %1 would be found in 4 of 5 cases.")
                     .arg(signedPercent(*answer.verdict.detectable));
    return parts.join(u' ');
}

} // namespace

QString contentHeadline(const PostComparison& answer)
{
    const Estimate& effect = *answer.relative;
    const QString size = sharePercent(std::abs(effect.value), 0);
    const QString between =
        tr("likely between %1 and %2").arg(signedPercent(effect.low), signedPercent(effect.high));
    const QString since = longDate(answer.start);
    // A number that stands first is taken for the answer; here there is none.
    const bool open = answer.verdict.kind == Verdict::Kind::cannotTellYet
        || answer.verdict.kind == Verdict::Kind::onlyATrial;
    if (open && effect.low < 0 && effect.high > 0)
        return tr("Since %1 your posts may have had more %2 or fewer: %3.")
            .arg(since, metricWord(answer), between);
    if (size == sharePercent(0, 0))
        return tr("Since %1 your posts had about as many %2 as those before, %3.")
            .arg(since, metricWord(answer), between);
    return (effect.value > 0 ? tr("Since %1 your posts had %2 more %3 than those before, %4.")
                             : tr("Since %1 your posts had %2 fewer %3 than those before, %4."))
        .arg(since, size, metricWord(answer), between);
}

/// Where the plain difference says another thing than the answer, why that is no contradiction.
static QString againstPlain(const PostComparison& answer)
{
    const double plain = answer.steps.age;
    if (std::abs(plain) < kWorthSaying || (plain > 0) == (answer.relative->value > 0))
        return {};
    return u' '
        + (plain > 0 ? tr("Taken over all weeks they had %1 more; but posts near the start tell "
                          "most about it, and your posts go up and down by themselves.")
                     : tr("Taken over all weeks they had %1 fewer; but posts near the start tell "
                          "most about it, and your posts go up and down by themselves."))
              .arg(sharePercent(std::abs(plain), 0));
}

QString contentVerdict(const PostComparison& answer)
{
    const QString ups = answer.relative->low <= 0 && answer.relative->high >= 0
        ? tr("That is within normal ups and downs.") + u' '
        : QString();
    switch (answer.verdict.kind) {
    case Verdict::Kind::helped:
        return tr("The data suggest that your posts do better. Anything else that changed on that "
                  "day would look the same.");
    case Verdict::Kind::hurt:
        return tr("The data suggest that your posts do worse. Anything else that changed on that "
                  "day would look the same.");
    case Verdict::Kind::noDifference:
        return tr("No difference that matters.");
    case Verdict::Kind::onlyATrial:
        return ups + tr("More posts will not settle this; only a trial can.")
            + againstPlain(answer);
    case Verdict::Kind::cannotTellYet:
        break;
    }
    if (answer.verdict.moreDays)
        return ups + tr("Cannot tell yet: about %1 more days.").arg(*answer.verdict.moreDays)
            + againstPlain(answer);
    return ups + tr("As one of several counts looked at, that may be chance. Cannot tell yet.");
}

QString contentMissing(const PostComparison& answer)
{
    const auto side = [&](const PostSide& one) { return number(one.posts); };
    QString text = tr("Too few posts to compare %1: %2 before and %3 after are known at %4 or "
                      "older. It takes %5 posts in %6 weeks on each side.")
                       .arg(metricWord(answer), side(answer.before), side(answer.after),
                           ageWords(answer), number(kFewestPosts), number(kFewestPostWeeks));
    const bool studio = answer.metric != PostMetric::likes;
    return text + u' '
        + (studio ? tr("Each Content table of Studio tells the %1 of your latest posts: export it "
                       "every week.")
                        .arg(metricWord(answer))
                  : tr("Every data archive tells the likes of all your posts."));
}

std::vector<Section> contentMethod(const PostComparison& answer)
{
    if (!answer.missing.empty())
        return {};
    return { { tr("The same age"), ageMethod(answer) },
        { tr("The same times of the week"), stepsWords(answer) },
        { tr("Posts used"), usedWords(answer) },
        { tr("For statisticians"), statisticsWords(answer) } };
}

} // namespace mutuals::ui
