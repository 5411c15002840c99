#include "ui/text/Words.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static QString tr(const char* text)
{
    return QCoreApplication::translate("Words", text);
}

QString metricTitle(Metric metric)
{
    switch (metric) {
    case Metric::engagementRate:
        return tr("Engagement rate");
    case Metric::views:
        return tr("Views");
    case Metric::profileViews:
        return tr("Profile views");
    case Metric::likes:
        return tr("Likes");
    case Metric::comments:
        return tr("Comments");
    case Metric::shares:
        return tr("Shares");
    case Metric::netGrowth:
        return tr("New followers");
    }
    return {};
}

QString metricSubject(Metric metric)
{
    switch (metric) {
    case Metric::engagementRate:
        return tr("engagement");
    case Metric::views:
        return tr("views per day");
    case Metric::profileViews:
        return tr("profile views per day");
    case Metric::likes:
        return tr("likes per day");
    case Metric::comments:
        return tr("comments per day");
    case Metric::shares:
        return tr("shares per day");
    case Metric::netGrowth:
        return tr("follower growth per day");
    }
    return {};
}

QString metricDefinition(Metric metric)
{
    switch (metric) {
    case Metric::engagementRate:
        return tr("(likes + comments + shares) / views of a day, from Studio's Overview table.");
    case Metric::views:
        return tr("Video views of a day, from Studio's Overview table.");
    case Metric::profileViews:
        return tr("Views of your profile on a day, from Studio's Overview table.");
    case Metric::likes:
        return tr("Likes of a day, from Studio's Overview table.");
    case Metric::comments:
        return tr("Comments of a day, from Studio's Overview table.");
    case Metric::shares:
        return tr("Shares of a day, from Studio's Overview table.");
    case Metric::netGrowth:
        return tr("Change of your follower count from one day to the next: those who came minus "
                  "those who left, from Studio's FollowerHistory table.");
    }
    return {};
}

QString metricSource(Metric metric)
{
    return metric == Metric::netGrowth ? tr("TikTok Studio FollowerHistory")
                                       : tr("TikTok Studio Overview");
}

QString relationTitle(Relation relation)
{
    switch (relation) {
    case Relation::mutual:
        return tr("mutual");
    case Relation::fan:
        return tr("fan");
    case Relation::followingOnly:
        return tr("you follow only");
    case Relation::none:
        return tr("not following");
    }
    return {};
}

QString viewTitle(FollowerView view)
{
    switch (view) {
    case FollowerView::all:
        return tr("All");
    case FollowerView::mutual:
        return tr("Mutual");
    case FollowerView::fans:
        return tr("Fans");
    case FollowerView::followingOnly:
        return tr("You follow only");
    case FollowerView::came:
        return tr("New");
    case FollowerView::left:
        return tr("Left");
    case FollowerView::returned:
        return tr("Returned");
    case FollowerView::renamed:
        return tr("Renamed");
    case FollowerView::nameGone:
        return tr("Name gone");
    case FollowerView::nameless:
        return tr("Without a name");
    }
    return {};
}

QString choiceTitle(Choice choice)
{
    switch (choice) {
    case Choice::follow:
        return tr("follow");
    case Choice::later:
        return tr("later");
    case Choice::no:
        return tr("no");
    case Choice::keep:
        return tr("keep");
    case Choice::never:
        return tr("never");
    }
    return {};
}

QString readingOnlyWords()
{
    return tr("This workspace is open for reading only. Nothing was changed.");
}

QString kindTitle(ImportKind kind)
{
    switch (kind) {
    case ImportKind::archive:
        return tr("Data archive");
    case ImportKind::archiveText:
        return tr("Data archive (text)");
    case ImportKind::studioOverview:
        return tr("Studio overview");
    case ImportKind::studioFollowers:
        return tr("Studio follower history");
    case ImportKind::studioViewers:
        return tr("Studio viewers");
    case ImportKind::studioContent:
        return tr("Studio content");
    case ImportKind::studioActivity:
        return tr("Studio follower activity");
    case ImportKind::studioGender:
        return tr("Studio follower gender");
    case ImportKind::studioTerritories:
        return tr("Studio follower territories");
    case ImportKind::businessOverview:
        return tr("Business Suite overview");
    case ImportKind::businessAudience:
        return tr("Business Suite audience");
    case ImportKind::businessPosts:
        return tr("Business Suite videos");
    case ImportKind::comments:
        return tr("Comments");
    case ImportKind::followers:
        return tr("Followers from another tool");
    case ImportKind::profiles:
        return tr("Profiles");
    case ImportKind::table:
        return tr("Table");
    }
    return {};
}

static QString capitalized(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// "25% higher", "3% lower", "3.2 higher": the effect's size and side.
static QString difference(const ImpactAnswer& answer)
{
    const bool relative = answer.relative.has_value();
    const double value = relative ? answer.relative->value : answer.absolute->value;
    const QString size = relative
        ? sharePercent(std::abs(value), 0)
        : metricNumber(answer.metric, std::round(std::abs(value) * 10) / 10);
    return value >= 0 ? tr("%1 higher").arg(size) : tr("%1 lower").arg(size);
}

static QString bound(const ImpactAnswer& answer, double value)
{
    if (answer.relative)
        return signedPercent(value);
    const double rounded = std::round(value * 10) / 10;
    return (rounded > 0 ? u"+"_s : QString()) + metricNumber(answer.metric, rounded);
}

static QString likely(const ImpactAnswer& answer)
{
    const Estimate& e = answer.relative ? *answer.relative : *answer.absolute;
    const auto sentence = [](const QString& low, const QString& high) {
        return tr("likely between %1 and %2").arg(low, high);
    };
    const auto size = [&answer](double value) { return bound(answer, value).remove(u'+'); };
    // "21% higher, likely between 16% and 26%": signs only where the two ends differ in them.
    if (e.low > 0)
        return sentence(size(e.low), size(e.high));
    if (e.high < 0)
        return sentence(size(-e.high), size(-e.low));
    return sentence(bound(answer, e.low), bound(answer, e.high));
}

QString missingSentence(const ImpactAnswer& answer)
{
    if (answer.missing.empty())
        return {};
    const auto days = [](int n) {
        return QCoreApplication::translate("Words", n == 1 ? "%1 more day" : "%1 more days").arg(n);
    };
    if (answer.daysMissingBefore > 0 && answer.daysMissingAfter > 0)
        return tr("Mutuals needs %1 with numbers before the start and %2 after it.")
            .arg(days(answer.daysMissingBefore), days(answer.daysMissingAfter));
    if (answer.daysMissingBefore > 0)
        return tr("Mutuals needs %1 with numbers before the start.")
            .arg(days(answer.daysMissingBefore));
    if (answer.daysMissingAfter > 0)
        return tr("Mutuals needs %1 with numbers after the start.")
            .arg(days(answer.daysMissingAfter));
    return tr("The files hold too few days with numbers.");
}

QString headline(const ImpactAnswer& answer)
{
    if (!answer.absolute && !answer.relative)
        return tr("Too few days for an answer yet.");
    const bool plural =
        answer.metric != Metric::engagementRate && answer.metric != Metric::netGrowth;
    return (plural ? tr("%1 are %2 than your own history predicts, %3.")
                   : tr("%1 is %2 than your own history predicts, %3."))
        .arg(capitalized(metricSubject(answer.metric)), difference(answer), likely(answer));
}

QString verdictSentence(const ImpactAnswer& answer)
{
    if (!answer.absolute && !answer.relative)
        return missingSentence(answer);
    const bool shows = answer.verdict.strength == Verdict::Strength::shows;
    const Estimate& effect = answer.relative ? *answer.relative : *answer.absolute;
    const QString ups = effect.low <= 0 && effect.high >= 0
        ? tr("That is within normal ups and downs.") + u' '
        : QString();
    switch (answer.verdict.kind) {
    case Verdict::Kind::helped:
        return shows ? tr("The data show that it helped.") : tr("The data suggest it helped.");
    case Verdict::Kind::hurt:
        return shows ? tr("The data show that it hurt.") : tr("The data suggest it hurt.");
    case Verdict::Kind::noDifference:
        return tr("It made no difference that matters.");
    case Verdict::Kind::onlyATrial:
        return ups + tr("More days will not settle this; only a trial can.");
    case Verdict::Kind::cannotTellYet:
        break;
    }
    if (answer.verdict.moreDays)
        return ups + tr("Cannot tell yet: about %1 more days.").arg(*answer.verdict.moreDays);
    return ups + tr("Cannot tell yet.");
}

QString answerSentence(const ImpactAnswer& answer)
{
    if (!answer.absolute && !answer.relative)
        return missingSentence(answer);
    const bool plural =
        answer.metric != Metric::engagementRate && answer.metric != Metric::netGrowth;
    return (plural ? tr("After you began following back, %1 were %2 than your own history predicts "
                        "(%3).")
                   : tr("After you began following back, %1 was %2 than your own history predicts "
                        "(%3)."))
               .arg(metricSubject(answer.metric), difference(answer), likely(answer))
        + u" "_s + verdictSentence(answer);
}

QString verdictWords(const Verdict& verdict)
{
    const bool shows = verdict.strength == Verdict::Strength::shows;
    switch (verdict.kind) {
    case Verdict::Kind::helped:
        return shows ? tr("shows it helped") : tr("suggests it helped");
    case Verdict::Kind::hurt:
        return shows ? tr("shows it hurt") : tr("suggests it hurt");
    case Verdict::Kind::noDifference:
        return tr("no difference that matters");
    case Verdict::Kind::cannotTellYet:
        return tr("cannot tell yet");
    case Verdict::Kind::onlyATrial:
        return tr("only a trial can tell");
    }
    return {};
}

QString gradeWords(char grade)
{
    switch (grade) {
    case 'A':
        return tr("evidence A · trial");
    case 'B':
        return tr("evidence B · followers compared");
    default:
        return tr("evidence C · before and after");
    }
}

QString effectWords(const ImpactAnswer& answer)
{
    if (answer.relative)
        return signedPercent(answer.relative->value);
    if (answer.absolute)
        return tr("%1 a day").arg(bound(answer, answer.absolute->value));
    return u"–"_s;
}

QString chartTitle(const ImpactAnswer& answer)
{
    const QString subject =
        answer.metric == Metric::engagementRate ? tr("Engagement") : metricTitle(answer.metric);
    if (answer.verdict.kind == Verdict::Kind::helped && answer.missing.empty())
        return tr("%1 rose after %2").arg(subject, dayAndMonth(answer.start));
    if (answer.verdict.kind == Verdict::Kind::hurt && answer.missing.empty())
        return tr("%1 fell after %2").arg(subject, dayAndMonth(answer.start));
    return metricTitle(answer.metric);
}

} // namespace mutuals::ui
