#include "ui/pages/EngagementWords.h"

#include "ui/charts/EngagementFigure.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QLocale>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("EngagementWords", text);
}

const EngagementOutcome& outcomeOf(const EngagementAnswer& answer, Engagement of)
{
    return of == Engagement::comments ? answer.comments : answer.messages;
}

QString moreOrFewer(double perFollower)
{
    return perFollower < 0 ? tr("%1 fewer").arg(perHundred(perFollower))
                           : tr("%1 more").arg(perHundred(perFollower));
}

QStringList answerLines(const EngagementOutcome& outcome)
{
    const EventStudy& study = *outcome.study;
    const bool comments = outcome.of == Engagement::comments;
    QStringList lines;
    switch (verdictOf(study)) {
    case EngagementVerdict::more:
        lines << (comments
                ? tr("Followers commented more in the weeks after you followed them back.")
                : tr("Followers wrote to you more in the weeks after you followed them "
                     "back."));
        break;
    case EngagementVerdict::less:
        lines << (comments
                ? tr("Followers commented less in the weeks after you followed them back.")
                : tr("Followers wrote to you less in the weeks after you followed them "
                     "back."));
        break;
    case EngagementVerdict::alike:
        lines << (comments
                ? tr("Followers commented about as much after you followed them back as was to be "
                     "expected.")
                : tr("Followers wrote to you about as much after you followed them back as was to "
                     "be "
                     "expected."));
        break;
    case EngagementVerdict::notAlikeBefore:
        lines << tr("It cannot be told whether following back changed anything: those whom you "
                    "followed back had moved apart from the others already before.");
        break;
    case EngagementVerdict::cannotTell:
        lines << tr(
            "It cannot be told yet whether following back changed anything: the ups and downs "
            "are larger than what is seen.");
        break;
    }
    lines << (comments
            ? tr("100 of them wrote %1 comments a week. Others who had followed as long and "
                 "whom you had not followed back yet suggest %2; likely between %3 and %4 "
                 "than that.")
            : tr("100 of them wrote %1 messages a week. Others who had followed as long and "
                 "whom you had not followed back yet suggest %2; likely between %3 and %4 "
                 "than that."))
                 .arg(perHundred(study.meanAfter), perHundred(expectedAfter(study)),
                     moreOrFewer(study.overall.low), moreOrFewer(study.overall.high));
    return lines;
}

Section preCheck(const EngagementOutcome& outcome)
{
    const EventStudy& study = *outcome.study;
    const QString title = tr("The check before");
    if (!study.preCheck)
        return { title,
            tr("There is a single week before the follow-back, so nobody can check whether the two "
               "groups moved alike before it.") };
    const QString weeks = number(study.preCheck->points);
    if (!movedAlikeBefore(study))
        return { title,
            tr("In the %1 weeks before, the two groups did not move alike, as they should have. "
               "Perhaps you followed those back who had just written.")
                .arg(weeks) };
    if (study.preCheck->noticed == 0)
        return { title, tr("In the %1 weeks before, nobody of either group wrote.").arg(weeks) };
    return { title,
        tr("In the %1 weeks before, the two groups moved alike, as they should. A week that lay "
           "apart "
           "by %2 per 100 followers would have been noticed.")
            .arg(weeks, perHundred(study.preCheck->noticed)) };
}

QString contrastText(const EventContrast& contrast)
{
    //: an effect per 100 followers and its interval
    return tr("%1 (%2 to %3)")
        .arg(signedPerHundred(contrast.estimate), signedPerHundred(contrast.low),
            signedPerHundred(contrast.high));
}

QString statistics(const EngagementOutcome& outcome)
{
    const EventStudy& study = *outcome.study;
    QStringList lines {
        tr("Staggered adoption (Callaway & Sant'Anna 2021), not-yet-treated controls, strata by "
           "time "
           "since the follow; %1 treated, %2 controls, %3 treated left out for want of either.")
            .arg(number(study.treated), number(study.controls), number(study.leftOut)),
        tr("Mean of weeks +1 to %1 against the mean of the weeks before, per 100 followers: %2, "
           "95%. "
           "Against the last week before alone: %3.")
            .arg(number(study.points.back().time), contrastText(study.overall),
                contrastText(study.overallAgainstLast))
    };
    if (outcome.byWarmth)
        lines << tr("Among equally warm ones (biased by regression to the mean, as a check): %1.")
                     .arg(contrastText(*outcome.byWarmth));
    if (study.preCheck)
        lines << tr("Pre-trend: largest |t| %1 of %2 weeks, p = %3.")
                     .arg(QLocale().toString(study.preCheck->largest, 'f', 2),
                         number(study.preCheck->points),
                         QLocale().toString(study.preCheck->p, 'f', 3));
    lines << tr("Shaded: sup-t band, ±%1 standard errors, by 1,999 seeded Gaussian multipliers.")
                 .arg(QLocale().toString(study.critical, 'f', 2));
    return lines.join(u'\n');
}

std::vector<Section> sections(const EngagementAnswer& answer, const EngagementOutcome& outcome)
{
    QStringList left;
    if (outcome.study->leftOut > 0)
        left << tr(
            "%1 followed back who were not there for a whole week before, or beside whom too "
            "few others were left")
                    .arg(number(outcome.study->leftOut));
    if (answer.followedFirst > 0)
        left << tr("%1 whom you had followed first").arg(number(answer.followedFirst));
    if (answer.undated > 0)
        left << tr("%1 without a date").arg(number(answer.undated));
    if (outcome.silentWeeks > 0)
        left << tr("%1 weeks in which nobody at all commented: no file covers them")
                    .arg(number(outcome.silentWeeks));
    return {
        { tr("What is compared"),
            tr("How each follower's weeks changed around the day you followed them back, beside "
               "the "
               "same weeks of followers who had followed as long and were not followed back yet. "
               "Whoever was followed back before is compared with nobody.") },
        { tr("Assumptions"),
            tr("Without the follow-back both would have moved alike. The weeks before are there to "
               "check that.") },
        { tr("Data used"),
            tr("%1 comments or messages of %2 followers, in %3 whole weeks from %4.")
                .arg(number(outcome.written), number(outcome.writers), number(outcome.weeks),
                    longDate(outcome.firstWeek)) },
        { tr("Left out"), left.isEmpty() ? tr("Nobody.") : left.join(u"; "_s) + u'.' },
        { tr("For statisticians"), statistics(outcome) },
    };
}

} // namespace

QString engagementMissing(const EngagementAnswer& answer, Engagement of)
{
    const EngagementOutcome& outcome = outcomeOf(answer, of);
    if (outcome.study)
        return {};
    if (!answer.hasArchive)
        return tr("It needs a data archive with your follower and Following lists.");
    if (!answer.knowsFollowing)
        return tr("None of your archives holds the Following list, so nobody can tell when you "
                  "followed whom back.");
    if (outcome.written < kFewestWritten)
        return of == Engagement::comments
            ? tr(
                "It needs the comments of others on your posts, with their dates. TikTok's archive "
                "does not hold them: export them with one of the tools that read comments. %1 by "
                "followers are there, %2 are needed.")
                  .arg(number(outcome.written), number(kFewestWritten))
            : tr("Too few followers wrote to you: %1 messages are there, %2 are needed.")
                  .arg(number(outcome.written), number(kFewestWritten));
    return tr(
        "Too few can be compared: it takes 20 followers whom you followed back after at least a "
        "whole week, and others who had followed as long.");
}

AnswerSide::Words engagementWords(const EngagementAnswer& answer, Engagement of)
{
    const EngagementOutcome& outcome = outcomeOf(answer, of);
    AnswerSide::Words words;
    const QString missing = engagementMissing(answer, of);
    if (!missing.isEmpty()) {
        words.answer << tr("Whether followers write more once you follow them back cannot be told "
                           "yet.")
                     << missing;
        words.importWanted = true;
        return words;
    }
    words.answer = answerLines(outcome);
    words.grade = 'B';
    words.more = { preCheck(outcome) };
    words.doubts << tr(
        "You chose whom to follow back, and responsive followers are chosen: they may "
        "have written more anyway.");
    if (of == Engagement::messages)
        words.doubts << tr(
            "Many can write to you only once you follow each other. Messages can rise "
            "by that alone.");
    words.doubts << tr("Only a trial can tell: of those of whom you say \"either is fine\", chance "
                       "decides whom you follow back.");
    words.know = sections(answer, outcome);
    return words;
}

} // namespace mutuals::ui
