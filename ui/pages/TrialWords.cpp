#include "ui/pages/TrialWords.h"

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
    return QCoreApplication::translate("TrialWords", text);
}

/// "9 points": a difference without its sign, rounded up where it must not promise too much.
QString wholePoints(double share, bool up)
{
    const double value = 100 * std::abs(share);
    const double shown = up ? std::ceil(value) : std::round(value);
    return shown == 1 ? tr("1 point") : tr("%1 points").arg(number(std::llround(shown)));
}

QString between(const Range& range)
{
    return tr("likely between %1 and %2").arg(points(range.low), points(range.high));
}

/// "+38": comments per 100 people.
QString hundredfold(double perPerson)
{
    return signedNumber(std::llround(100 * perPerson));
}

QString counts(const TrialAnswer& answer)
{
    const QString both =
        tr("Of 100 people whom the lot chose to follow there are %1 comments, of 100 left alone "
           "%2: a difference of %3, likely between %4 and %5.")
            .arg(number(std::llround(100 * answer.follow.perPerson())),
                number(std::llround(100 * answer.leave.perPerson())),
                hundredfold(answer.estimate()), hundredfold(answer.likely.low),
                hundredfold(answer.likely.high));
    return answer.adjusted ? both + u' ' + tr("What each wrote before is allowed for.") : both;
}

QString arms(const TrialAnswer& answer)
{
    if (answer.outcome == TrialOutcome::comments)
        return counts(answer);
    return tr("Of those whom the lot chose to follow %1 still follow you, of those left alone %2: "
              "a difference of %3, %4.")
        .arg(sharePercent(answer.follow.share().value(), 0),
            sharePercent(answer.leave.share().value(), 0), points(answer.difference->value),
            between(answer.likely));
}

QString next(const TrialAnswer& answer)
{
    if (!answer.nextLook)
        return {};
    const QString needs = answer.outcome == TrialOutcome::stays
        ? tr("The next look needs an archive of %1 or later.")
        : tr("The next look needs your comments, in a file of %1 or later.");
    return u' ' + needs.arg(longDate(*answer.nextLook));
}

} // namespace

QString outlookSentence(const TrialProposal& proposal)
{
    const TrialOutlook& outlook = proposal.outlook;
    if (!proposal.isMeasurable())
        return tr("No comments were imported yet. Import a file of them, and a trial can compare "
                  "how much each half writes.");
    if (!proposal.enough())
        return tr("Too few for a trial: it takes %1 people. Loosen the choice, or wait until more "
                  "follow you.")
            .arg(kFewestTrialPeople);
    if (outlook.outcome == TrialOutcome::comments && !outlook.delta)
        return tr(
            "None of them wrote a comment of late, so what a trial could find cannot be said. "
            "Take those who wrote to you.");
    if (outlook.outcome == TrialOutcome::comments)
        return tr(
            "With %1 followers over %2 days you would see a difference of %3 comments per 100 "
            "people or more, if %4 come without a follow-back, as of late. What each wrote "
            "before can make it less.")
            .arg(number(proposal.people), number(outlook.days),
                number(std::llround(std::ceil(100 * *outlook.delta))),
                number(std::llround(100 * outlook.comments->mean)));
    const QString expected = outlook.assumed
        ? tr("if %1 stay without a follow-back, which is assumed for want of two archives")
        : tr("if %1 stay without a follow-back, as between your last two archives");
    const QString staying = expected.arg(sharePercent(outlook.staying, 0));
    if (outlook.rise)
        return tr("With %1 followers over %2 days you would see a difference of %3 or more, %4.")
            .arg(number(proposal.people), number(outlook.days), wholePoints(*outlook.rise, true),
                staying);
    if (outlook.fall)
        return tr("With %1 followers over %2 days you would not see that more of them stay, not "
                  "even if all did; only that %3 fewer do, %4. More people or a longer trial see "
                  "more.")
            .arg(number(proposal.people), number(outlook.days), wholePoints(*outlook.fall, true),
                staying);
    return tr("With %1 followers over %2 days you would see nothing, %3.")
        .arg(number(proposal.people), number(outlook.days), staying);
}

QString trialHeadline(const TrialAnswer& answer)
{
    switch (answer.verdict) {
    case TrialVerdict::noArchive:
        return answer.endedOn                       ? tr("Ended before there was an answer.")
            : answer.outcome == TrialOutcome::stays ? tr("Waiting for the first archive.")
                                                    : tr("Waiting for the first comments.");
    case TrialVerdict::tooEarly:
        return tr("Too early to compare.");
    case TrialVerdict::broken:
        return tr("No answer: the groups no longer fit the lot.");
    case TrialVerdict::stayMore:
        return tr("Following back keeps followers.");
    case TrialVerdict::stayLess:
        return tr("Following back loses followers.");
    case TrialVerdict::writeMore:
        return tr("Following back brings comments.");
    case TrialVerdict::writeLess:
        return tr("Following back costs comments.");
    case TrialVerdict::noDifference:
        return tr("No difference that matters.");
    case TrialVerdict::cannotTellYet:
        return tr("Cannot tell yet.");
    case TrialVerdict::cannotTell:
        break;
    }
    return tr("The trial cannot tell.");
}

QString trialSentence(const TrialAnswer& answer)
{
    switch (answer.verdict) {
    case TrialVerdict::noArchive:
        if (answer.endedOn && answer.outcome == TrialOutcome::comments)
            return tr("No file of comments reaches past the start, so there is nothing to compare. "
                      "One of the days until %1 that you still import counts.")
                .arg(longDate(*answer.endedOn));
        if (answer.endedOn)
            return tr("No archive was made between the start and %1, so there is nothing to "
                      "compare. One of those days that you still import counts.")
                .arg(longDate(*answer.endedOn));
        return (answer.outcome == TrialOutcome::stays
                       ? tr("Follow the people below, leave the others alone, and import a data "
                            "archive when the time has come.")
                       : tr("Follow the people below, leave the others alone, and import your "
                            "comments when the time has come."))
            + next(answer);
    case TrialVerdict::tooEarly:
        return tr("Looking sooner would find differences that are not there.") + next(answer);
    case TrialVerdict::broken:
        return tr("What became of %1 people to be followed and of %2 left alone is known, which "
                  "the lot does not explain. Nothing about the outcome may be believed.")
            .arg(number(answer.follow.share().all), number(answer.leave.share().all));
    case TrialVerdict::noDifference:
        if (answer.outcome == TrialOutcome::comments)
            return arms(answer) + u' '
                + tr("A difference of %1 is ruled out.").arg(sharePercent(kCommentsMatter));
        return arms(answer) + u' '
            + tr("A difference of %1 is ruled out.").arg(wholePoints(kTrialMatters, false));
    case TrialVerdict::cannotTellYet:
        return arms(answer) + next(answer);
    case TrialVerdict::cannotTell:
        return arms(answer) + u' '
            + (answer.endedOn ? tr("It was ended early; a longer or a larger one could tell.")
                              : tr("It is over; a larger one could tell."));
    default:
        break;
    }
    return arms(answer);
}

QStringList trialDoubts(const TrialAnswer& answer)
{
    QStringList said;
    if (answer.endedOn && answer.reached)
        said << tr("You ended this trial early, on %1. The answer is that of the newest archive "
                   "until then, of %2, and what is likely is widened so that it holds although "
                   "the day was not planned.")
                    .arg(longDate(*answer.endedOn), longDate(dayOf(*answer.seenAt)));
    if (answer.reached && !answer.isLast())
        said << tr(
            "This is an early look, at day %1. Peeking is allowed: what is likely is widened "
            "so that it holds although you look %2 times.")
                    .arg(answer.look().day)
                    .arg(answer.looks.size());
    if (answer.seenAt && !answer.follow.followed)
        said << tr("No archive since the plan holds your Following list, so whether you followed "
                   "them is not known.");
    if (answer.follow.followed && *answer.follow.followed < answer.follow.assigned)
        said << tr("%1 of %2 who were to be followed were. All count as followed all the same: "
                   "choosing among them would undo the lot.")
                    .arg(number(*answer.follow.followed), number(answer.follow.assigned));
    if (answer.leave.followed && *answer.leave.followed > 0)
        said << tr("%1 of %2 who were to be left alone were followed, which hides a part of the "
                   "difference.")
                    .arg(number(*answer.leave.followed), number(answer.leave.assigned));
    if (const int unknown = answer.follow.unknown + answer.leave.unknown; unknown > 0)
        said << tr("Of %1 people it is not known whether they stay: TikTok calls them “N/A”. %2 of "
                   "them were to be followed.")
                    .arg(number(unknown), number(answer.follow.unknown));
    if (answer.spillOver && answer.spillOver->share() > kSpillOver)
        said << tr("%1 of all comments come from people who follow each other with you. What they "
                   "talk about reaches those left alone too, which hides a part of the difference.")
                    .arg(sharePercent(answer.spillOver->share(), 0));
    if (answer.difference)
        said << (answer.outcome == TrialOutcome::stays
                ? tr("It says what following back does for staying, of people like these; not for "
                     "views or likes.")
                : tr("It says what following back does for comments, of people like these; not for "
                     "staying, views or likes."));
    return said;
}

QString armSentence(const TrialAnswer& answer)
{
    const QString ticked =
        tr("%1 of %2 ticked off").arg(number(answer.follow.ticked), number(answer.follow.assigned));
    const QString seen = answer.follow.followed
        ? tr("%1 seen in the Following list of an archive").arg(number(*answer.follow.followed))
        : tr("no later archive with a Following list yet");
    return tr("%1 · %2 · %3 left alone").arg(ticked, seen, number(answer.leave.assigned));
}

QString trialNumbers(const Trial& trial, const TrialAnswer& answer)
{
    QString text =
        tr("Sealed %1, seed %2, hash %3. %4 people from the follower list of %5, in "
           "blocks by how long they follow and how much they wrote. Looks:")
            .arg(dateTime(trial.sealedAt), QString::number(trial.seed),
                QString::fromStdString(trial.hash), number(static_cast<qint64>(trial.units.size())),
                longDate(dayOf(trial.snapshotAt)));
    for (const TrialLook& look : answer.looks)
        text += u' ' + tr("day %1 at %2").arg(look.day).arg(sharePercent(look.alpha));
    text += u'.';
    for (const TrialEnding& ending : trial.endings) {
        const QString on = dateTime(ending.at);
        text += u' '
            + (ending.takenBackAt
                    ? tr("Ended early %1, taken back %2.").arg(on, dateTime(*ending.takenBackAt))
                    : tr("Ended early %1.").arg(on));
        if (!ending.reason.empty())
            text += u' ' + tr("Why: %1").arg(QString::fromStdString(ending.reason).simplified());
    }
    if (!answer.difference)
        return text;
    const QString level = sharePercent(1 - answer.look().alpha);
    const bool stays = answer.outcome == TrialOutcome::stays;
    const auto said = [&](double value) {
        return stays ? points(value) : QLocale().toString(value, 'f', 3);
    };
    text += u' '
        + (stays ? tr("By intention to treat: difference within blocks %1; Newcombe %2 %3 to %4.")
                 : tr("By intention to treat, comments per person: difference within blocks %1; "
                      "adjusted for the logarithm of what each wrote in as long a time before "
                      "(Lin, HC2) %2 %3 to %4."))
              .arg(said(answer.difference->value), level, said(answer.likely.low),
                  said(answer.likely.high));
    text += u' '
        + tr("Randomization within blocks %1 %2 to %3, two-sided p = %4%5. Sample ratio %6.")
              .arg(level, said(answer.randomized.low), said(answer.randomized.high),
                  QString::number(answer.p, 'g', 3),
                  answer.exact ? tr(", exact") : tr(", of 20,000 seeded draws"),
                  tr("%1 : %2, p = %3")
                      .arg(answer.ratio.treated)
                      .arg(answer.ratio.control)
                      .arg(QString::number(answer.ratio.p, 'g', 2)));
    if (answer.perFollowed)
        text += u' ' + tr("Per follow-back that was made %1.").arg(said(*answer.perFollowed));
    return text;
}

} // namespace mutuals::ui
