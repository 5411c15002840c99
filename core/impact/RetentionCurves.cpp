#include "core/impact/RetentionCurves.h"

#include "core/stats/IntervalHazards.h"
#include "core/stats/Quantile.h"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/poisson_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace mutuals {

namespace {

constexpr int kDraws = 100;
constexpr int kRounds = 400, kRoundsOfDraw = 60;

int stepOf(const std::vector<Seconds>& snapshots)
{
    std::vector<double> gaps;
    for (std::size_t i = 1; i < snapshots.size(); ++i)
        gaps.push_back(static_cast<double>((snapshots[i] - snapshots[i - 1]).count()) / 86400);
    return median(gaps) > 3 ? 7 : 1;
}

/// One group's looks on the grid, equal ones together.
struct Group {
    BinnedLooks looks;
    std::vector<int> atRisk; ///< [bins]
    int begin = 0, end = 0; ///< bins with enough at risk
};

Group groupOf(const std::vector<RetentionRow>& rows, bool followedBack, int step)
{
    std::map<std::tuple<int, int, bool>, int> counted;
    int bins = 0;
    for (const RetentionRow& row : rows) {
        if (row.followedBack != followedBack)
            continue;
        const int from = static_cast<int>(row.from) / step;
        const int to = std::max(from + 1, static_cast<int>(row.to) / step);
        ++counted[{ from, to, row.left }];
        bins = std::max(bins, to);
    }
    Group group;
    group.atRisk.assign(static_cast<std::size_t>(bins), 0);
    for (const auto& [look, count] : counted) {
        const auto& [from, to, left] = look;
        group.looks.from.push_back(from);
        group.looks.to.push_back(to);
        group.looks.event.push_back(left);
        group.looks.weight.push_back(count);
        for (int j = from; j < to; ++j)
            group.atRisk[static_cast<std::size_t>(j)] += count;
    }
    const auto enough = [](int count) { return count >= kFewestAtRisk; };
    const auto first = std::find_if(group.atRisk.begin(), group.atRisk.end(), enough);
    group.begin = static_cast<int>(first - group.atRisk.begin());
    group.end = static_cast<int>(
        std::find_if_not(first, group.atRisk.end(), enough) - group.atRisk.begin());
    return group;
}

/// Shares still there at the start of bins begin .. end.
std::vector<double> survival(const std::vector<double>& hazards, int begin, int end)
{
    std::vector<double> curve { 1 };
    for (int j = begin; j < end; ++j)
        curve.push_back(curve.back() * (1 - hazards[static_cast<std::size_t>(j)]));
    return curve;
}

Result<std::vector<RetentionPoint>> curveOf(const Group& group, int begin, int step, const Run& run)
{
    const int bins = static_cast<int>(group.atRisk.size());
    const auto hazards = intervalHazards(group.looks, bins, kRounds);
    const auto curve = survival(hazards, begin, group.end);
    std::vector<double> start;
    for (const double hazard : hazards)
        start.push_back(0.9 * hazard + 0.1 * 0.02); // 0 would be for good
    boost::random::mt19937_64 generator(1);
    std::vector<std::vector<double>> draws(curve.size());
    for (int draw = 0; draw < kDraws; ++draw) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "after {} draws", draw);
        BinnedLooks drawn = group.looks;
        for (double& weight : drawn.weight)
            weight = boost::random::poisson_distribution<int, double>(weight)(generator);
        const auto one =
            survival(intervalHazards(drawn, bins, kRoundsOfDraw, start), begin, group.end);
        for (std::size_t j = 0; j < one.size(); ++j)
            draws[j].push_back(one[j]);
    }
    std::vector<RetentionPoint> points;
    for (std::size_t j = 0; j < curve.size(); ++j) {
        const auto bin = static_cast<std::size_t>(begin) + j;
        points.push_back(
            { static_cast<int>(bin) * step, curve[j], std::min(curve[j], quantile(draws[j], 0.025)),
                std::max(curve[j], quantile(draws[j], 0.975)),
                bin < group.atRisk.size() ? group.atRisk[bin] : 0 });
    }
    return points;
}

} // namespace

Result<RetentionCurves> retentionCurves(const RetentionRows& rows, const Run& run)
{
    RetentionCurves curves;
    curves.stepDays = stepOf(rows.snapshots);
    const Group back = groupOf(rows.rows, true, curves.stepDays);
    const Group other = groupOf(rows.rows, false, curves.stepDays);
    const bool both = back.begin < back.end && other.begin < other.end;
    const int begin = std::max(both ? back.begin : 0, other.begin);
    for (const bool followedBack : { true, false }) {
        const Group& group = followedBack ? back : other;
        if (std::max(begin, group.begin) >= group.end)
            continue;
        auto points = curveOf(group, std::max(begin, group.begin), curves.stepDays, run);
        if (!points)
            return tl::unexpected(points.error());
        (followedBack ? curves.followedBack : curves.others) = std::move(*points);
    }
    return curves;
}

std::vector<RetentionCohort> retentionCohorts(
    const FollowerHistory& history, const std::vector<Seconds>& snapshots)
{
    std::map<int, RetentionCohort> cohorts;
    std::vector<std::size_t> snapshotOf;
    for (const Seconds time : history.lists)
        snapshotOf.push_back(static_cast<std::size_t>(
            std::lower_bound(snapshots.begin(), snapshots.end(), time) - snapshots.begin()));
    for (const FollowerStay& stay : history.stays) {
        if (!stay.followedAt)
            continue;
        const std::chrono::year_month_day date(dayOf(*stay.followedAt));
        const int month =
            12 * static_cast<int>(date.year()) + static_cast<int>(unsigned(date.month())) - 1;
        RetentionCohort& cohort = cohorts[month];
        cohort.month = month;
        cohort.present.resize(snapshots.size());
        for (std::size_t k = snapshotOf[static_cast<std::size_t>(stay.first)];
             k <= snapshotOf[static_cast<std::size_t>(stay.last)]; ++k)
            ++cohort.present[k];
    }
    std::vector<RetentionCohort> found;
    for (auto& [month, cohort] : cohorts) {
        const std::chrono::sys_days next = std::chrono::year(month / 12)
                / std::chrono::month(static_cast<unsigned>(month % 12) + 1) / 1
            + std::chrono::months(1);
        int base = 0;
        for (std::size_t k = 0; k < snapshots.size(); ++k) {
            if (base == 0 && snapshots[k] >= next)
                base = cohort.present[k];
            cohort.kept.push_back(base > 0 && snapshots[k] >= next
                    ? std::optional<double>(static_cast<double>(cohort.present[k]) / base)
                    : std::nullopt);
        }
        found.push_back(std::move(cohort));
    }
    return found;
}

} // namespace mutuals
