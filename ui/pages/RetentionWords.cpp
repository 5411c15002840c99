#include "ui/pages/RetentionWords.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RetentionWords", text);
}

/// "61% less often", "1.5 times as often".
QString often(double ratio)
{
    if (ratio <= 1)
        return tr("%1 less often").arg(sharePercent(1 - ratio, 0));
    if (ratio < 2)
        return tr("%1 more often").arg(sharePercent(ratio - 1, 0));
    return tr("%1 times as often").arg(QLocale().toString(ratio, 'f', 1));
}

/// "likely between 53% and 67%" where both ends have one direction.
QString rangeOf(const HazardRatio& ratio)
{
    const QString range = tr("likely between %1 and %2");
    if (ratio.high < 1)
        return range.arg(sharePercent(1 - ratio.high, 0), sharePercent(1 - ratio.low, 0));
    if (ratio.low > 1 && ratio.high < 2)
        return range.arg(sharePercent(ratio.low - 1, 0), sharePercent(ratio.high - 1, 0));
    return range.arg(often(ratio.low), often(ratio.high));
}

QString times(double value)
{
    return QLocale().toString(value, 'f', 1);
}

QString ratioText(const HazardRatio& ratio)
{
    const auto digits = [](double value) { return QLocale().toString(value, 'f', 2); };
    //: a ratio of hazards and its interval
    return tr("%1 (%2 to %3)").arg(digits(ratio.value), digits(ratio.low), digits(ratio.high));
}

bool isDifferent(const HazardRatio& ratio)
{
    return ratio.high < 1 || ratio.low > 1;
}

QStringList answerLines(const RetentionAnswer& answer)
{
    const HazardRatio& ratio = answer.hazard->ratio;
    QStringList lines;
    if (const auto pair = threeMonthsOn(answer.curves))
        lines << tr("Of 100 followers whom you had followed back about %1 are still there after %2 "
                    "days, of 100 others like them about %3.")
                     .arg(number(std::lround(100 * pair->followedBack.stay)), number(pair->days),
                         number(std::lround(100 * pair->others.stay)));
    const QString range = rangeOf(ratio);
    if (isDifferent(ratio))
        lines << tr("Whom you had followed back left %1 (%2).").arg(often(ratio.value), range);
    else
        lines
            << tr("Whom you had followed back left about as often as the others (%1).").arg(range);
    if (isDifferent(ratio) && answer.eValue->limit < kWeakReason)
        lines << tr("Take it as a hint only: a weak other reason would be enough to explain it.");
    return lines;
}

QStringList doubtLines(const RetentionAnswer& answer)
{
    const FollowBackHazard& hazard = *answer.hazard;
    QStringList lines { tr(
        "You chose whom to follow back. Those may have stayed or left anyway, for "
        "reasons that their comments and messages do not show.") };
    if (isDifferent(hazard.ratio)) {
        const QString all = times(answer.eValue->estimate), some = times(answer.eValue->limit);
        lines << (hazard.ratio.value < 1
                ? tr(
                    "Such a reason could explain all of it if people with it were followed back %1 "
                    "times as often and left %1 times less often. To put it in doubt, %2 times "
                    "each "
                    "would do.")
                : tr(
                    "Such a reason could explain all of it if people with it were followed back %1 "
                    "times as often and left %1 times as often. To put it in doubt, %2 times each "
                    "would do."))
                     .arg(all, some);
    }
    if (hazard.crude && std::abs(std::log(hazard.crude->value / hazard.ratio.value)) > 0.1)
        lines << tr(
            "Without regard to what people had written to you it would look like %1: part of "
            "that is whom you chose.")
                     .arg(often(hazard.crude->value));
    lines << tr(
        "Only a trial can tell: of those of whom you say \"either is fine\", chance decides "
        "whom you follow back.");
    return lines;
}

Section leftOut(const RetentionAnswer& answer)
{
    QStringList parts;
    if (answer.undated > 0)
        parts << tr("%1 followers without a date").arg(number(answer.undated));
    if (answer.unsure > 0)
        parts << tr(
            "%1 who are missing from a list that is not complete: they were looked at until "
            "then, and do not count as gone")
                     .arg(number(answer.unsure));
    parts << tr("followers of months and warmth in which nobody, or everybody, was followed back");
    return { tr("Left out"), parts.join(u"; "_s) + u'.' };
}

QString statistics(const RetentionAnswer& answer)
{
    const FollowBackHazard& hazard = *answer.hazard;
    QStringList lines { tr(
        "Hazard ratio %1, 95%. Leaving is interval-censored between two snapshots and left-"
        "truncated at the first one, the day of the follow-back is known; constant hazards within "
        "%2 strata of interval × month of arrival × warmth, the chance to be followed back "
        "estimated along (EM, profile likelihood).")
                            .arg(ratioText(hazard.ratio), number(hazard.strata)) };
    if (hazard.atSnapshots)
        lines << tr("Check with the follow-back as it was at each first snapshot: grouped "
                    "proportional hazards (complementary log-log) %1.")
                     .arg(ratioText(*hazard.atSnapshots));
    if (hazard.check)
        lines << tr("Check by Cox, start-stop rows, Efron ties, robust error by follower: %1.")
                     .arg(ratioText(*hazard.check));
    if (hazard.crude)
        lines << tr("Without warmth: %1.").arg(ratioText(*hazard.crude));
    lines << tr("E-value %1, of the nearer end of the interval %2 (VanderWeele & Ding 2017).")
                 .arg(QLocale().toString(answer.eValue->estimate, 'f', 2),
                     QLocale().toString(answer.eValue->limit, 'f', 2));
    lines << tr("Curves: Simon and Makuch's risk sets, overlap weights, pointwise bands of the "
                "cumulative hazard.");
    return lines.join(u'\n');
}

std::vector<Section> sections(const RetentionAnswer& answer)
{
    const FollowBackHazard& hazard = *answer.hazard;
    return {
        { tr("What is compared"),
            tr("Followers who came in the same month and had written to you as much, between the "
               "same two archives: before the day you followed them back and after it, beside "
               "those "
               "whom you did not follow back. Being \"followed back\" begins on the day after, so "
               "nobody counts as staying because they stayed long enough to be chosen.") },
        { tr("Assumptions"),
            tr("Who left did so on any day between two archives, each as likely. Within a group "
               "the "
               "chance to be followed back has nothing to do with who was about to leave.") },
        { tr("Data used"),
            tr("%1 times that a follower was looked at in two archives one after the other, %2 of "
               "them followed back; %3 left, %4 of them followed back.")
                .arg(number(hazard.looks), number(hazard.looksFollowedBack), number(hazard.left),
                    number(hazard.leftFollowedBack)) },
        leftOut(answer),
        { tr("For statisticians"), statistics(answer) },
    };
}

} // namespace

QString retentionMissing(const RetentionAnswer& answer)
{
    if (answer.snapshots.empty())
        return tr(
            "Who left is seen by comparing two data archives of different days. You have none "
            "with a follower list so far.");
    if (answer.snapshots.size() == 1)
        return tr(
            "Who left is seen by comparing two data archives of different days. You have one, "
            "of %1: ask TikTok for another one.")
            .arg(longDate(dayOf(answer.snapshots.front())));
    if (!answer.knowsFollowing)
        return tr("None of your archives holds the Following list, so nobody can tell whom you "
                  "followed back.");
    if (!answer.hazard)
        return tr(
            "Too few have left so far to compare: %1 are needed among followers who came in "
            "the same month, and some of them in both groups. The next archive will show more.")
            .arg(number(kFewestLeavers));
    return {};
}

AnswerSide::Words retentionWords(const RetentionAnswer& answer)
{
    AnswerSide::Words words;
    const QString missing = retentionMissing(answer);
    if (!missing.isEmpty()) {
        words.answer << tr("Whether followers stay longer when you follow them back cannot be told "
                           "yet.")
                     << missing;
        words.importWanted = true;
        return words;
    }
    words.answer = answerLines(answer);
    words.grade = 'B';
    words.doubts = doubtLines(answer);
    words.know = sections(answer);
    return words;
}

} // namespace mutuals::ui
