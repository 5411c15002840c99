#include "core/impact/Retention.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace mutuals {

namespace {

constexpr double kRare = 0.15; ///< share of events below which hazards and risks compare alike
constexpr std::size_t kQuarterDays = 91;
constexpr int kFourWeeks = 28;

/// Followed back between the last snapshot that has them and the first that has not.
int unseenFollowBacks(const FollowerHistory& history)
{
    int count = 0;
    for (const FollowerStay& stay : history.stays) {
        const auto gone = static_cast<std::size_t>(stay.last) + 1;
        count += stay.left && stay.followedBackAt && gone < history.lists.size()
                && dayOf(*stay.followedBackAt) >= dayOf(history.lists[gone - 1])
                && *stay.followedBackAt < history.lists[gone]
            ? 1
            : 0;
    }
    return count;
}

void addMissing(const FollowerHistory& history, const RetentionRows& rows, RetentionAnswer& answer)
{
    if (rows.snapshots.size() < 2)
        answer.missing.push_back(
            fmt::format("two archives with the follower list, of different days ({} found)",
                rows.snapshots.size()));
    else if (rows.rows.empty())
        answer.missing.emplace_back("followers with a date in two archives (0 found)");
    if (!history.knowsFollowing)
        answer.missing.emplace_back("an archive with the Following list");
}

} // namespace

Result<RetentionAnswer> retention(
    const FollowerHistory& history, const std::vector<DayMetrics>& days, const Run& run)
{
    const RetentionRows rows = retentionRows(history);
    RetentionAnswer answer;
    answer.snapshots = rows.snapshots;
    answer.knowsFollowing = history.knowsFollowing;
    answer.undated = rows.undated;
    answer.unsure = rows.unsure;
    answer.leftFollowedBackUnseen = unseenFollowBacks(history);
    std::set<int> stays;
    for (const RetentionRow& row : rows.rows) {
        stays.insert(row.stay);
        answer.left += row.left ? 1 : 0;
    }
    answer.followers = static_cast<int>(stays.size());
    answer.cohorts = retentionCohorts(history, rows.snapshots);
    answer.spans = followerSpans(history, days);
    addMissing(history, rows, answer);
    if (!answer.missing.empty())
        return answer;
    const auto hazard = followBackHazard(rows.rows, run);
    if (hazard) {
        answer.hazard = *hazard;
        const bool common = hazard->left > kRare * hazard->looks;
        answer.eValue =
            eValueOfHazardRatio(hazard->ratio.value, hazard->ratio.low, hazard->ratio.high, common);
    } else if (hazard.error().code == Error::Code::cancelled)
        return tl::unexpected(hazard.error());
    else
        answer.missing.push_back(hazard.error().detail);
    const FollowBackStrata strata = followBackStrata(rows.rows);
    const double log = answer.hazard ? answer.hazard->logRatio : 0;
    auto curves =
        retentionCurves(rows, strata, SwitchModel(strata.rows).at(log), std::exp(log), run);
    if (!curves)
        return tl::unexpected(curves.error());
    answer.curves = std::move(*curves);
    return answer;
}

std::optional<CurvePair> threeMonthsOn(const RetentionCurves& curves)
{
    const auto& back = curves.followedBack;
    const auto& others = curves.others;
    if (back.empty() || others.empty() || back[0].day != others[0].day)
        return {};
    const auto step = static_cast<std::size_t>(curves.stepDays);
    const std::size_t at = std::min({ back.size() - 1, others.size() - 1, kQuarterDays / step });
    const int days = static_cast<int>(at * step);
    if (days < kFourWeeks)
        return {};
    return CurvePair { back[0].day, days, back[at], others[at] };
}

} // namespace mutuals
