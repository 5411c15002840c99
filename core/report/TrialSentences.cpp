#include "core/report/TrialSentences.h"

#include "core/records/Names.h"

#include <cmath>

namespace mutuals {

namespace {

/// Whole points where that says enough.
std::string points(double share)
{
    const double value = 100 * std::abs(share);
    const double shown = value < 2 ? std::round(10 * value) / 10 : std::round(value);
    return fmt::format("{:g} {}", shown, shown == 1 ? "point" : "points");
}

std::string percent(const Share& share)
{
    return fmt::format("{:.0f}%", 100 * share.value());
}

std::string signedPoints(double share)
{
    return fmt::format("{}{}", share < 0 ? "-" : "+", points(share));
}

/// "+38 (likely between -5 and +80)", of comments per 100 people
std::string hundredfold(double perPerson)
{
    const double value = 100 * perPerson;
    return std::abs(value) < 9.95 ? fmt::format("{:+.1f}", value) : fmt::format("{:+.0f}", value);
}

std::string bothCounts(const TrialAnswer& answer)
{
    return fmt::format(
        "those whom the lot chose to follow wrote {:.0f} comments per 100 people and "
        "those left alone {:.0f}: a difference of {} (likely between {} and {}){}",
        100 * answer.follow.perPerson(), 100 * answer.leave.perPerson(),
        hundredfold(answer.estimate()), hundredfold(answer.likely.low),
        hundredfold(answer.likely.high),
        answer.adjusted ? ", allowing for what they wrote before" : "");
}

/// "91% of those whom the lot chose to follow still follow you, 84% of the others"
std::string bothArms(const TrialAnswer& answer)
{
    if (answer.outcome == TrialOutcome::comments)
        return bothCounts(answer);
    return fmt::format("{} of those whom the lot chose to follow still follow you, and {} of those "
                       "left alone (likely between {} and {})",
        percent(answer.follow.share()), percent(answer.leave.share()),
        signedPoints(answer.likely.low), signedPoints(answer.likely.high));
}

std::string nextLook(const TrialAnswer& answer)
{
    if (!answer.nextLook)
        return {};
    return fmt::format(" The next look is {} of {} or later.",
        answer.outcome == TrialOutcome::stays ? "an archive" : "a file of comments",
        formatDay(*answer.nextLook));
}

} // namespace

static std::string commentSentence(const TrialOutlook& outlook)
{
    if (!outlook.comments)
        return "No comments were imported, so a trial of them cannot be planned.";
    const std::string with =
        fmt::format("With {} followers over {} days ", 2 * outlook.perArm, outlook.days);
    if (!outlook.delta)
        return with + "nothing can be said: none of them commented so far.";
    return with
        + fmt::format(
            "you can detect {:.0f} comments per 100 people more or fewer, where {:.0f} are "
            "expected without a follow-back, as they wrote of late; what each wrote "
            "before can make it less.",
            std::ceil(100 * *outlook.delta), 100 * outlook.comments->mean);
}

std::string sentence(const TrialOutlook& outlook)
{
    if (outlook.perArm < 2)
        return "Too few followers for a trial.";
    if (outlook.outcome == TrialOutcome::comments)
        return commentSentence(outlook);
    const std::string expected = fmt::format("if {:.0f}% stay without a follow-back{}",
        100 * outlook.staying, outlook.assumed ? ", which is assumed" : "");
    const auto rounded = [](double share) { return fmt::format("{:.0f}", std::ceil(100 * share)); };
    const std::string with = fmt::format(
        "With {} followers over {} days you can detect ", 2 * outlook.perArm, outlook.days);
    if (outlook.rise)
        return with + rounded(*outlook.rise) + " points or more, " + expected + ".";
    if (outlook.fall)
        return fmt::format(
            "With {} followers over {} days you cannot detect that more of them stay, "
            "not even if all did, only that {} points fewer do, {}.",
            2 * outlook.perArm, outlook.days, rounded(*outlook.fall), expected);
    return fmt::format("With {} followers over {} days you can detect nothing, {}.",
        2 * outlook.perArm, outlook.days, expected);
}

std::string_view verdictName(TrialVerdict verdict)
{
    static constexpr Names<TrialVerdict, 10> kNames { {
        { TrialVerdict::noArchive, "no archive yet" },
        { TrialVerdict::tooEarly, "too early" },
        { TrialVerdict::broken, "broken" },
        { TrialVerdict::stayMore, "stay more" },
        { TrialVerdict::stayLess, "stay less" },
        { TrialVerdict::writeMore, "write more" },
        { TrialVerdict::writeLess, "write less" },
        { TrialVerdict::noDifference, "no difference that matters" },
        { TrialVerdict::cannotTellYet, "cannot tell yet" },
        { TrialVerdict::cannotTell, "cannot tell" },
    } };
    return nameIn(kNames, verdict);
}

std::string sentence(const TrialAnswer& answer)
{
    switch (answer.verdict) {
    case TrialVerdict::noArchive:
        if (answer.endedOn)
            return fmt::format(
                "Ended early on {}, before any archive: there is nothing to compare.",
                formatDay(*answer.endedOn));
        return (answer.outcome == TrialOutcome::stays ? "No archive since the trial began."
                                                      : "No comments since the trial began.")
            + nextLook(answer);
    case TrialVerdict::tooEarly:
        return "Too early to compare: looking sooner would find differences that are not there."
            + nextLook(answer);
    case TrialVerdict::broken:
        return fmt::format("No answer: the outcome is known of {} and {} people of the two arms, "
                           "which the lot does not explain.",
            answer.follow.share().all, answer.leave.share().all);
    case TrialVerdict::stayMore:
        return "Following back keeps followers: " + bothArms(answer) + ".";
    case TrialVerdict::stayLess:
        return "Following back loses followers: " + bothArms(answer) + ".";
    case TrialVerdict::writeMore:
        return "Following back brings comments: " + bothArms(answer) + ".";
    case TrialVerdict::writeLess:
        return "Following back costs comments: " + bothArms(answer) + ".";
    case TrialVerdict::noDifference:
        if (answer.outcome == TrialOutcome::comments)
            return fmt::format("No difference that matters: {}; one of {:.0f}% is ruled out.",
                bothArms(answer), 100 * kCommentsMatter);
        return fmt::format("No difference that matters: {}; a difference of {} is ruled out.",
            bothArms(answer), points(kTrialMatters));
    case TrialVerdict::cannotTellYet:
        return "Cannot tell yet: " + bothArms(answer) + "." + nextLook(answer);
    case TrialVerdict::cannotTell:
        return "Cannot tell: " + bothArms(answer)
            + (answer.endedOn ? ". It was ended early; a longer or a larger one could tell."
                              : ". The trial is over; a larger one could tell.");
    }
    return {};
}

std::vector<std::string> caveats(const TrialAnswer& answer)
{
    std::vector<std::string> said;
    if (answer.endedOn && answer.reached)
        said.push_back(fmt::format(
            "This trial was ended early, on {}; its answer is that of day {}, of the newest "
            "archive "
            "until then. The interval is one of {:.2f}%, wide enough to hold although the day was "
            "chosen with results in sight.",
            formatDay(*answer.endedOn), answer.look().day, 100 * (1 - answer.look().alpha)));
    if (answer.reached && !answer.isLast())
        said.push_back(fmt::format(
            "This is an early look, at day {}. Peeking is allowed: the interval is one of {:.1f}%, "
            "wide enough to hold although there are {} looks.",
            answer.look().day, 100 * (1 - answer.look().alpha), answer.looks.size()));
    if (answer.seenAt && !answer.follow.followed)
        said.emplace_back(
            "No archive since the plan holds the Following list: whether you followed "
            "them is not known.");
    if (answer.follow.followed && *answer.follow.followed < answer.follow.assigned)
        said.push_back(
            fmt::format("{} of {} who were to be followed were; the comparison counts all "
                        "of them, since choosing among them would undo the lot.",
                *answer.follow.followed, answer.follow.assigned));
    if (answer.leave.followed && *answer.leave.followed > 0)
        said.push_back(
            fmt::format("{} of {} who were to be left alone were followed, which hides a part of "
                        "the difference.",
                *answer.leave.followed, answer.leave.assigned));
    if (const int unknown = answer.follow.unknown + answer.leave.unknown; unknown > 0)
        said.push_back(fmt::format("Of {} people the outcome is not known: TikTok calls them "
                                   "\"N/A\". {} of them were to be followed.",
            unknown, answer.follow.unknown));
    if (answer.blocksLeftOut > 0)
        said.push_back(fmt::format(
            "{} blocks are left out, of which one arm is unknown.", answer.blocksLeftOut));
    if (answer.spillOver && answer.spillOver->share() > kSpillOver)
        said.push_back(fmt::format("{:.0f}% of all comments come from people who follow each other "
                                   "with you; what they talk about reaches those left alone too, "
                                   "which hides a part of the difference.",
            100 * answer.spillOver->share()));
    if (answer.difference && answer.outcome == TrialOutcome::comments)
        said.emplace_back("It says what following back does for the comments of people like these, "
                          "not for who stays, views or likes.");
    else if (answer.difference)
        said.emplace_back("It says what following back does for staying, of people like these, not "
                          "for views or likes.");
    return said;
}

} // namespace mutuals
