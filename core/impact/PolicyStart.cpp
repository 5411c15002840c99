#include "core/impact/PolicyStart.h"

#include "core/stats/ChangePoint.h"
#include "core/stats/MeanShift.h"
#include "core/stats/Partition.h"
#include "core/stats/Quantile.h"
#include "core/stats/ShareRamp.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace mutuals {

namespace {

constexpr double kAnnounced = 3; ///< log Bayes factor from which a change is told (D12)
/// Log Bayes factor from which a rise is told as gradual. Of simulated rises at once (400 each, shares
/// 0.02 to 0.15 before, 0.35 to 0.95 after) up to 0.013 are, of those over 21 days from 0.02 to 0.95
/// 0.70. The interval below holds the true first day of 0.97 to 0.99 of the former and of 0.91 to 0.96
/// of rises over 1 to 28 days.
constexpr double kGradual = 2;
constexpr int kFewestDays = 14; ///< on which a change is looked for
constexpr int kShortestSegment = 7;
constexpr double kPenalty = 4; ///< of a change, times log n (D12)
constexpr double kFewestPerDay = 0.25; ///< two follow-backs a week: less is no policy
/// After a policy began there are at least so many times as many follow-backs. Less may be the lists:
/// whom the creator followed back and who left before the first archive is in none of them, so that
/// older days show fewer follow-backs than there were.
constexpr double kLeastRise = 2;
constexpr int kFewestWaits = 10; ///< days with a follow-back on either side of a shift
constexpr std::chrono::days kNear { 14 };
/// Who begins to follow back catches up with those who have waited long; when that is done, follow-
/// backs come sooner, though nothing new began.
constexpr std::chrono::days kCatchingUp { 180 };

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

/// A rise at once or over some days.
struct Rise {
    int before = 0; ///< days before it
    int low = 0, high = 0; ///< 95 % of such numbers, whichever of the two it was
    int days = 0; ///< over which it rose; 0: at once
    double logBayesFactor = 0, shareBefore = 0, shareAfter = 0;
};

/// Whether a rise was gradual is seldom sure, so that its interval is that of both, each as likely as
/// the days say.
Rise riseOf(const std::vector<Tally>& tallies)
{
    const ShareChange step = shareChange(tallies);
    const ShareRamp ramp = shareRamp(tallies, { 7, 14, 21, 28 });
    const double gain = ramp.logBayesFactor - step.logBayesFactor;
    const double gradual = 1 / (1 + std::exp(-gain));
    OneChange either;
    std::vector<double> logs;
    for (std::size_t k = 0; k < step.posterior.size(); ++k)
        logs.push_back(std::log(gradual * ramp.posterior[k] + (1 - gradual) * step.posterior[k]));
    weigh(either, std::move(logs), 0);
    const bool rose = gain > kGradual;
    const OneChange& chosen = rose ? static_cast<const OneChange&>(ramp) : step;
    return { chosen.mode, std::min(either.low, chosen.mode), std::max(either.high, chosen.mode),
        rose ? ramp.length : 0, chosen.logBayesFactor, rose ? ramp.shareBefore : step.shareBefore,
        rose ? ramp.shareAfter : step.shareAfter };
}

/// A segment of the cheapest partition begins where a policy may have begun; that is then weighed
/// on the two segments around it.
std::vector<PolicyStart> oftener(const Daily& daily)
{
    std::vector<Tally> tallies;
    for (const int count : daily.counts)
        tallies.push_back({ count > 0 ? 1 : 0, 1 });
    const int days = static_cast<int>(tallies.size());
    if (days < kFewestDays)
        return {};
    std::vector<PolicyStart> found;
    const auto ends =
        optimalPartition(days, kPenalty * std::log(days), kShortestSegment, binomialCost(tallies))
            .ends;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const int from = i > 0 ? ends[i - 1] : 0, end = ends[i + 1];
        const Rise change = riseOf({ tallies.begin() + from, tallies.begin() + end });
        const int at = from + change.before;
        if (change.logBayesFactor < kAnnounced || change.shareAfter <= change.shareBefore
            || perDay(daily, at, end) < kFewestPerDay)
            continue;
        PolicyStart start;
        start.day = daily.first + std::chrono::days(at);
        start.low = daily.first + std::chrono::days(from + change.low);
        start.high = daily.first + std::chrono::days(from + change.high);
        start.logBayesFactor = change.logBayesFactor;
        start.risingDays = change.days;
        const int risen = at + change.days < end ? at + change.days : at;
        start.followBacksPerDayBefore = perDay(daily, from, at);
        start.followBacksPerDayAfter = perDay(daily, risen, end);
        if (start.followBacksPerDayAfter >= kLeastRise * start.followBacksPerDayBefore)
            found.push_back(start);
    }
    return found;
}

/// Days with a follow-back, and the typical log1p of the days that it took.
struct Waits {
    std::vector<Day> days;
    std::vector<double> logs;
};

Waits waitsOf(
    const std::vector<Seconds>& followBacks, const std::vector<Seconds>& followed, DayRange known)
{
    std::map<Day, std::vector<double>> byDay;
    for (std::size_t i = 0; i < followBacks.size() && i < followed.size(); ++i) {
        const std::chrono::duration<double, std::ratio<86400>> wait = followBacks[i] - followed[i];
        if (known.contains(dayOf(followBacks[i])) && wait.count() >= 0)
            byDay[dayOf(followBacks[i])].push_back(std::log1p(wait.count()));
    }
    Waits waits;
    for (auto& [day, logs] : byDay) {
        waits.days.push_back(day);
        waits.logs.push_back(median(std::move(logs)));
    }
    return waits;
}

std::vector<PolicyStart> sooner(const Waits& waits, const Daily& daily)
{
    const int count = static_cast<int>(waits.logs.size());
    if (count < 2 * kFewestWaits)
        return {};
    std::vector<PolicyStart> found;
    const MeanShift whole = meanShift(waits.logs, kFewestWaits);
    const auto& criteria = whole.informationCriteria;
    const auto changes = std::min_element(criteria.begin(), criteria.end()) - criteria.begin();
    const auto ends =
        bestPartitions(count, static_cast<int>(changes), kFewestWaits, squaredCost(waits.logs))
            .back()
            .ends;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        const int from = i > 0 ? ends[i - 1] : 0, end = ends[i + 1];
        const MeanShift shift =
            meanShift({ waits.logs.begin() + from, waits.logs.begin() + end }, kFewestWaits);
        PolicyStart start;
        start.sign = PolicyStart::Sign::sooner;
        start.daysUntilBefore = std::expm1(shift.meanBefore);
        start.daysUntilAfter = std::expm1(shift.meanAfter);
        // Half the gain of Schwarz's criterion is the log Bayes factor of a unit information prior.
        start.logBayesFactor = (shift.informationCriteria[0] - shift.informationCriteria[1]) / 2;
        if (!(start.logBayesFactor >= kAnnounced)
            || start.daysUntilAfter > start.daysUntilBefore / 2)
            continue;
        const auto day = [&](int before) {
            return waits.days[static_cast<std::size_t>(std::min(from + before, count - 1))];
        };
        const auto number = [&](Day of) { return static_cast<int>((of - daily.first).count()); };
        start.day = day(shift.before);
        start.low = day(shift.low);
        start.high = day(shift.high);
        start.followBacksPerDayBefore = perDay(daily, number(day(0)), number(start.day));
        start.followBacksPerDayAfter = perDay(
            daily, number(start.day), number(waits.days[static_cast<std::size_t>(end - 1)]) + 1);
        found.push_back(start);
    }
    return found;
}

} // namespace

std::vector<PolicyStart> policyStarts(
    const std::vector<Seconds>& followBacks, DayRange known, const std::vector<Seconds>& followed)
{
    if (known.empty())
        return {};
    Daily daily { known.from, std::vector<int>(static_cast<std::size_t>(known.count())) };
    for (const Seconds moment : followBacks) {
        const Day day = dayOf(moment);
        if (known.contains(day))
            ++daily.counts[static_cast<std::size_t>((day - known.from).count())];
    }
    std::vector<PolicyStart> found = oftener(daily);
    const std::size_t often = found.size();
    for (const PolicyStart& start : sooner(waitsOf(followBacks, followed, known), daily)) {
        const auto explains = [&](const PolicyStart& other) {
            return other.day <= start.day + kNear && start.day <= other.day + kCatchingUp;
        };
        const auto end = found.begin() + static_cast<std::ptrdiff_t>(often);
        if (std::none_of(found.begin(), end, explains))
            found.push_back(start);
    }
    std::stable_sort(found.begin(), found.end(), [](const PolicyStart& a, const PolicyStart& b) {
        return a.logBayesFactor > b.logBayesFactor;
    });
    return found;
}

} // namespace mutuals
