#include "core/impact/FollowerSpans.h"

#include <algorithm>
#include <cstdlib>

namespace mutuals {

namespace {

/// Studio's count on the day of a snapshot, or on the nearest day that has one.
std::optional<long long> countAt(const std::vector<DayMetrics>& days, Day day)
{
    std::optional<long long> found;
    auto nearest = kSpanSlack + std::chrono::days(1);
    for (const DayMetrics& each : days) {
        const auto apart = each.day < day ? day - each.day : each.day - day;
        if (each.followers && apart < nearest) {
            nearest = apart;
            found = *each.followers;
        }
    }
    return found;
}

std::optional<long long> lostIn(const std::vector<DayMetrics>& days, Day from, Day to)
{
    long long lost = 0, known = 0;
    for (const DayMetrics& each : days) {
        if (each.day > from && each.day <= to && each.lostFollowers) {
            lost += *each.lostFollowers;
            ++known;
        }
    }
    return known == (to - from).count() ? std::optional(lost) : std::nullopt;
}

} // namespace

std::vector<FollowerSpan> followerSpans(
    const FollowerHistory& history, const std::vector<DayMetrics>& days)
{
    std::vector<FollowerSpan> spans;
    std::vector<std::size_t> snapshotOf;
    std::vector<Seconds> snapshots;
    for (const Seconds time : history.lists) {
        if (snapshots.empty() || snapshots.back() != time)
            snapshots.push_back(time);
        snapshotOf.push_back(snapshots.size() - 1);
    }
    for (std::size_t k = 1; k < snapshots.size(); ++k) {
        FollowerSpan span;
        span.from = snapshots[k - 1];
        span.to = snapshots[k];
        const auto before = countAt(days, dayOf(span.from)), after = countAt(days, dayOf(span.to));
        span.lost = lostIn(days, dayOf(span.from), dayOf(span.to));
        if (before && after)
            span.studioNet = *after - *before;
        spans.push_back(span);
    }
    for (const FollowerStay& stay : history.stays) {
        const std::size_t first = snapshotOf[static_cast<std::size_t>(stay.first)];
        const std::size_t last = snapshotOf[static_cast<std::size_t>(stay.last)];
        if (first > 0)
            ++spans[first - 1].came;
        if (last < spans.size())
            ++spans[last].left;
    }
    return spans;
}

SpanTotals spanTotals(const std::vector<FollowerSpan>& spans)
{
    SpanTotals totals;
    for (const FollowerSpan& span : spans) {
        if (!span.studioNet)
            continue;
        ++totals.spans;
        totals.left += span.left;
        totals.studioLeft += *span.studioLeft();
    }
    return totals;
}

} // namespace mutuals
