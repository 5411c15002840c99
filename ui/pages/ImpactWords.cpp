#include "ui/pages/ImpactWords.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortHistory = 60; ///< STATISTICS D8: below it only large changes can be seen
constexpr int kFewestWindowsToJudge = 8; ///< STATISTICS D5

QString tr(const char* text)
{
    return QCoreApplication::translate("ImpactWords", text);
}

QString days(int n)
{
    return n == 1 ? tr("1 day") : tr("%1 days").arg(n);
}

} // namespace

QStringList doubts(const ImpactAnswer& answer)
{
    QStringList lines;
    if (answer.before.used < kShortHistory)
        lines << tr("Only %1 before the start.").arg(days(answer.before.used));
    const auto excluded = std::count_if(answer.leftOut.begin(), answer.leftOut.end(),
        [](const LeftOutDay& day) { return day.why == "left out"; });
    const auto clipped = std::ssize(answer.leftOut) - excluded;
    if (clipped > 0)
        lines << (answer.leftOut.size() == 1
                ? tr("One unusual day clipped (%1).").arg(shortDate(answer.leftOut.front().day))
                : tr("%1 unusual days clipped.").arg(clipped));
    if (excluded > 0)
        lines << (excluded == 1 ? tr("One day is left out by you.")
                                : tr("%1 days are left out by you.").arg(excluded));
    const auto missing = answer.before.days.count() - answer.before.used + answer.after.days.count()
        - answer.after.used - excluded;
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

QString placeboWords(const ImpactAnswer& answer)
{
    const Placebo& placebo = answer.placebo;
    if (!placebo.enough())
        return tr("Too little history for this check: before the start there is room for %1 false "
                  "starts that hardly overlap, and it takes %2. So nothing here is more than a "
                  "hint.")
            .arg(placebo.windows)
            .arg(kFewestWindowsToJudge);
    const auto runs = static_cast<int>(placebo.starts.size());
    QStringList lines { tr("Among %1 false starts and the true one, the true one ranks %2.")
                            .arg(runs)
                            .arg(placebo.rank) };
    lines << (placebo.passed()
            ? tr("That is among the largest 1 in 20: the verdict may stand.")
            : tr("A change as large comes up on ordinary days too, so nothing is called helped or "
                 "hurt."));
    if (placebo.widening() > 1)
        lines << tr("The false starts vary more than they should; all intervals here are %1 times "
                    "as wide for it.")
                     .arg(QLocale().toString(placebo.widening(), 'f', 2));
    for (const PlaceboOutcome& outcome : placebo.outcomes)
        lines << (outcome.moved
                ? tr("You also began to post %1 often then, which following back cannot cause and "
                     "which may be why.")
                      .arg(outcome.z > 0 ? tr("more") : tr("less"))
                : tr("How often you post, which following back cannot move, did not stand out."));
    return lines.join(u' ');
}

} // namespace mutuals::ui
