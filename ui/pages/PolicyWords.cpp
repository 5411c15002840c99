#include "ui/pages/PolicyWords.h"

#include "core/impact/Family.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PolicyWords", text);
}

/// Small numbers as words, as in a sentence.
QString counted(std::size_t number)
{
    const QStringList words { tr("none"), tr("one"), tr("two"), tr("three"), tr("four"), tr("five"),
        tr("six") };
    const auto index = static_cast<qsizetype>(number);
    return index < words.size() ? words[index] : QString::number(number);
}

bool answered(const ImpactAnswer& answer)
{
    return answer.missing.empty() && answer.absolute;
}

bool isFind(const Verdict& verdict)
{
    return verdict.kind == Verdict::Kind::helped || verdict.kind == Verdict::Kind::hurt;
}

/// "A change of more than 4% either way is unlikely."
QString ruledOut(const ImpactAnswer& answer)
{
    if (!answer.relative)
        return {};
    const double most = std::max(std::abs(answer.relative->low), std::abs(answer.relative->high));
    return tr("A change of more than %1 either way is ruled out.")
        .arg(sharePercent(std::ceil(most * 100) / 100, 0));
}

} // namespace

QString policyHeadline(const ImpactAnswer& primary)
{
    if (!answered(primary))
        return tr("Too few days for an answer yet.");
    switch (primary.verdict.kind) {
    case Verdict::Kind::helped:
        return tr("The data suggest that following back helped.");
    case Verdict::Kind::hurt:
        return tr("The data suggest that following back hurt.");
    case Verdict::Kind::noDifference:
        return tr("Following back made no difference that matters.");
    case Verdict::Kind::cannotTellYet:
        if (primary.verdict.moreDays)
            return tr("Cannot tell yet: about %1 more days.").arg(*primary.verdict.moreDays);
        return tr("Cannot tell yet.");
    case Verdict::Kind::onlyATrial:
        return tr("These days cannot tell; only a trial can.");
    }
    return {};
}

QString policyEvidence(const Policy& policy, const ImpactAnswer& primary)
{
    QStringList lines;
    lines << tr("Judged by %1.").arg(metricTitle(policy.primary).toLower());
    lines << (answered(primary) ? headline(primary) : missingSentence(primary));
    if (answered(primary) && primary.verdict.kind == Verdict::Kind::noDifference)
        lines << ruledOut(primary);
    if (primary.turns)
        lines << tr("The verdict is taken back: with another start or other assumptions the change "
                    "goes the other way.");
    if (policy.rechosen())
        lines << tr("You chose this measure after an answer by %1 was shown, so take it as a hint, "
                    "not as a test.")
                     .arg(metricTitle(*policy.shownBy).toLower());
    return lines.join(u' ');
}

QString evidenceHeadline(const Evidence& evidence)
{
    const bool trial = evidence.grade == 'A';
    switch (evidence.kind) {
    case Verdict::Kind::helped:
        return trial ? tr("Your trial shows that following back keeps followers.")
                     : tr("Those you follow back stay more often.");
    case Verdict::Kind::hurt:
        return trial ? tr("Your trial shows that following back loses followers.")
                     : tr("Those you follow back leave more often.");
    default:
        return tr("Your trial shows no difference that matters in who stays.");
    }
}

QString evidenceDetails(const Evidence& evidence)
{
    const Estimate& effect = evidence.effect;
    if (evidence.grade == 'A')
        return tr("Of those whom the lot said to follow back, %1 stay than of the others (likely "
                  "between %2 and %3).")
            .arg(effect.value >= 0 ? tr("%1 more").arg(points(effect.value).remove(u'+'))
                                   : tr("%1 fewer").arg(points(-effect.value).remove(u'+')),
                points(effect.low), points(effect.high));
    const bool less = effect.value < 1;
    const auto share = [&](double ratio) { return sharePercent(std::abs(1 - ratio), 0); };
    const QString change = less ? tr("%1 less often").arg(share(effect.value))
                                : tr("%1 more often").arg(share(effect.value));
    return tr("They leave %1 than comparable followers whom you do not follow back (likely between "
              "%2 and %3). You chose whom to follow, so that is a hint.")
        .arg(
            change, share(less ? effect.high : effect.low), share(less ? effect.low : effect.high));
}

QString spillOverWords(const std::optional<SpillOver>& spillOver)
{
    if (!spillOver || spillOver->share() <= kSpillOver)
        return {};
    return tr("%1 of the comments come from people whom you follow back. What they write in return "
              "is a part of every number here, and they may bring others along: the effect on "
              "everybody else is not told apart.")
        .arg(sharePercent(spillOver->share(), 0));
}

QString lookWords(const ImpactAnswer& primary)
{
    if (!answered(primary))
        return {};
    const int used = primary.after.used;
    const auto next = nextLook(used);
    const int now = lookAt(used);
    if (!next)
        return tr("The verdict is that of day %1, the last look; it does not change any more.")
            .arg(now);
    if (now == 0)
        return tr("The first look is at day %1. Until then there is no verdict.").arg(*next);
    return tr("The verdict is that of day %1. It is looked at again at day %2; until then the "
              "chart moves and the verdict does not.")
        .arg(now)
        .arg(*next);
}

QString familyWords(const std::vector<const ImpactAnswer*>& others)
{
    QStringList finds, single;
    std::size_t known = 0;
    for (const ImpactAnswer* answer : others) {
        if (!answered(*answer))
            continue;
        ++known;
        if (isFind(answer->verdict))
            finds << metricTitle(answer->metric).toLower();
        else if (answer->discovery && *answer->discovery > kFalseDiscoveries
            && 2 * (1 - answer->probability) <= kFalseDiscoveries)
            single << metricTitle(answer->metric).toLower();
    }
    if (known == 0)
        return {};
    const QString names = finds.join(u", "_s);
    const QString count = counted(known);
    QStringList lines;
    if (finds.isEmpty())
        lines << (known == 1 ? tr("The other measure does not stand out.")
                             : tr("Of the %1 other measures none stands out.").arg(count));
    else if (finds.size() == 1)
        lines << tr("Of the %1 other measures one stands out: %2.").arg(count, names);
    else
        lines << tr("Of the %1 other measures %2 stand out: %3.")
                     .arg(count, counted(static_cast<std::size_t>(finds.size())), names);
    if (!single.isEmpty())
        lines << tr("Alone, %1 would; among %2 looks that may be chance.")
                     .arg(single.join(u", "_s), counted(known));
    else if (known > 1)
        lines << tr("With so many looks chance finds something easily, so each must be surer: of "
                    "what stands out, one in twenty may be chance.");
    return lines.join(u' ');
}

} // namespace mutuals::ui
