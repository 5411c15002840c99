#pragma once

#include "core/records/DayMetrics.h"
#include "core/records/FollowerStay.h"

#include <optional>
#include <vector>

namespace mutuals {

/// What the lists and TikTok Studio say happened between two snapshots.
struct FollowerSpan {
    Seconds from {}, to {};
    int left = 0; ///< in the list at `from`, not in that at `to`
    int came = 0; ///< the other way round
    /// Studio's follower counts: the change from day to day, summed, nothing where one end is not
    /// known within kSpanSlack.
    std::optional<long long> studioNet;
    /// Business Suite's lost followers, all days of the span known: also those who came and left.
    std::optional<long long> lost;
    /// Those of `left` that Studio's counts imply: came - studioNet. Whoever came and left in between
    /// is in neither figure.
    std::optional<long long> studioLeft() const
    {
        return studioNet ? std::optional(came - *studioNet) : std::nullopt;
    }
};

/// The spans in which Studio's counts can be compared, added up.
struct SpanTotals {
    int spans = 0;
    int left = 0;
    long long studioLeft = 0;
};
SpanTotals spanTotals(const std::vector<FollowerSpan>& spans);

/// days   in day order, as the workspace holds them; lists of the same moment are one snapshot
std::vector<FollowerSpan> followerSpans(
    const FollowerHistory& history, const std::vector<DayMetrics>& days);

inline constexpr std::chrono::days kSpanSlack { 2 };

} // namespace mutuals
