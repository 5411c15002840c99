#include "core/impact/TrialLooks.h"

#include <algorithm>

namespace mutuals {

namespace {

/// The first list from the day of a look on.
std::optional<Seconds> listOf(
    const TrialLook& look, const Trial& trial, const std::vector<Seconds>& lists)
{
    const Day from = trial.start() + std::chrono::days(look.day);
    const auto list = std::find_if(
        lists.begin(), lists.end(), [&](Seconds moment) { return dayOf(moment) >= from; });
    return list == lists.end() ? std::nullopt : std::optional(*list);
}

/// The lists up to the day of an ending.
std::vector<Seconds> until(Day day, std::vector<Seconds> lists)
{
    std::erase_if(lists, [&](Seconds moment) { return dayOf(moment) > day; });
    return lists;
}

/// How many looks these lists reached.
std::size_t reachedLooks(
    const std::vector<TrialLook>& looks, const Trial& trial, const std::vector<Seconds>& lists)
{
    std::size_t count = 0;
    while (count < looks.size() && listOf(looks[count], trial, lists))
        ++count;
    return count;
}

/// Whether the newest list says more than the looks so far.
bool showsMore(const std::vector<TrialLook>& looks, std::size_t reached, const Trial& trial,
    const std::vector<Seconds>& lists)
{
    return !lists.empty()
        && (reached == 0 || lists.back() > *listOf(looks[reached - 1], trial, lists));
}

/// An ending spends half of what the look after it had, if there was something to see.
void spendOnEndings(
    std::vector<TrialLook>& looks, const Trial& trial, const std::vector<Seconds>& lists)
{
    for (const TrialEnding& ending : trial.endings) {
        const auto seen = until(ending.day(), lists);
        const std::size_t reached = reachedLooks(looks, trial, seen);
        if (reached < looks.size() && showsMore(looks, reached, trial, seen))
            looks[reached].alpha /= 2;
    }
}

/// The look of the day on which a trial was ended, in place of the planned ones that it never had.
void endEarly(TrialProgress& progress, std::size_t reached, const Trial& trial,
    const std::vector<Seconds>& lists)
{
    const bool more = showsMore(progress.looks, reached, trial, lists);
    progress.looks.resize(more ? reached + 1 : reached);
    if (!more)
        return;
    progress.looks[reached].day = static_cast<int>((dayOf(lists.back()) - trial.start()).count());
    progress.reached = reached;
    progress.seenAt = lists.back();
    progress.atEnding = true;
}

} // namespace

std::vector<TrialLook> trialLooks(int days)
{
    std::vector<TrialLook> looks;
    double left = 0.05;
    for (const TrialLook look : { TrialLook { 14, 0.01 }, TrialLook { 28, 0.015 } }) {
        if (look.day >= days)
            break;
        looks.push_back(look);
        left -= look.alpha;
    }
    if (days > 56) {
        looks.push_back({ 56, left / 2 });
        left /= 2;
    }
    looks.push_back({ days, left });
    return looks;
}

TrialProgress trialProgress(const Trial& trial, std::vector<Seconds> lists)
{
    TrialProgress progress;
    progress.looks = trialLooks(trial.days());
    spendOnEndings(progress.looks, trial, lists);
    if (trial.ended()) {
        progress.endedOn = trial.ended()->day();
        lists = until(*progress.endedOn, std::move(lists));
    }
    const std::size_t reached = reachedLooks(progress.looks, trial, lists);
    if (reached > 0) {
        progress.reached = reached - 1;
        progress.seenAt = listOf(progress.looks[reached - 1], trial, lists);
    } else if (!lists.empty()) {
        progress.seenAt = lists.back();
    }
    if (trial.ended())
        endEarly(progress, reached, trial, lists);
    else if (reached < progress.looks.size())
        progress.nextLook = trial.start() + std::chrono::days(progress.looks[reached].day);
    return progress;
}

} // namespace mutuals
