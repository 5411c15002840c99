#include "core/impact/PolicyStart.h"

#include "core/stats/ChangePoint.h"

#include <algorithm>

namespace mutuals {

namespace {

constexpr double kAnnounced = 3; ///< log Bayes factor from which a change is told (D12)
constexpr int kFewestDays = 14; ///< on which a change is looked for
constexpr double kFewestPerDay = 0.25; ///< two follow-backs a week: less is no policy

/// Follow-backs per day of known days [from, end).
struct Daily {
    Day first {};
    std::vector<int> counts;
};

double perDay(const Daily& daily, int from, int end)
{
    double sum = 0;
    for (int t = from; t < end; ++t)
        sum += daily.counts[static_cast<std::size_t>(t)];
    return sum / (end - from);
}

/// Looks for one change on the days [from, end), then on either side of it: a policy may have
/// ended, or begun twice.
void search(const Daily& daily, int from, int end, std::vector<PolicyStart>& found)
{
    if (end - from < kFewestDays)
        return;
    std::vector<Tally> tallies;
    for (int t = from; t < end; ++t)
        tallies.push_back({ daily.counts[static_cast<std::size_t>(t)] > 0 ? 1 : 0, 1 });
    const ShareChange change = shareChange(tallies);
    if (change.logBayesFactor < kAnnounced)
        return;
    const int at = from + change.mode;
    if (change.shareAfter > change.shareBefore && perDay(daily, at, end) >= kFewestPerDay) {
        const auto day = [&](int number) { return daily.first + std::chrono::days(number); };
        found.push_back({ day(at), day(from + change.low), day(from + change.high),
            change.logBayesFactor, perDay(daily, from, at), perDay(daily, at, end) });
    }
    search(daily, from, at, found);
    search(daily, at, end, found);
}

} // namespace

std::vector<PolicyStart> policyStarts(const std::vector<Seconds>& followBacks, DayRange known)
{
    if (known.empty())
        return {};
    Daily daily { known.from, std::vector<int>(static_cast<std::size_t>(known.count())) };
    for (const Seconds moment : followBacks) {
        const Day day = dayOf(moment);
        if (known.contains(day))
            ++daily.counts[static_cast<std::size_t>((day - known.from).count())];
    }
    std::vector<PolicyStart> found;
    search(daily, 0, known.count(), found);
    std::stable_sort(found.begin(), found.end(), [](const PolicyStart& a, const PolicyStart& b) {
        return a.logBayesFactor > b.logBayesFactor;
    });
    return found;
}

} // namespace mutuals
