#include "core/impact/RetentionCurves.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace mutuals {

namespace {

constexpr double kNormal975 = 1.959963984540054;

int stepOf(const std::vector<Seconds>& snapshots)
{
    std::vector<double> gaps;
    for (std::size_t i = 1; i < snapshots.size(); ++i)
        gaps.push_back(static_cast<double>((snapshots[i] - snapshots[i - 1]).count()) / 86400);
    return median(gaps) > 3 ? 7 : 1;
}

/// Time at risk and leaving of one group by bins of time since the follow.
struct Group {
    explicit Group(std::size_t bins)
        : atRisk(bins)
        , time(bins)
        , left(bins)
        , leftSquared(bins)
    {
    }
    void add(std::size_t bin, double days, double leaving, double weight)
    {
        atRisk[bin] += days;
        time[bin] += weight * days;
        left[bin] += weight * leaving;
        leftSquared[bin] += weight * weight * leaving;
    }

    std::vector<double> atRisk, time, left, leftSquared; ///< all but the first weighted
};

/// Spreads a row over the days of its interval.
class Spreader {
public:
    Spreader(std::size_t bins, int step)
        : back(bins)
        , others(bins)
        , m_step(step)
    {
    }

    void add(const RetentionRow& row, const SwitchCell& cell, double ratio, bool weighted)
    {
        const double all = cell.daysBefore + cell.daysAfter;
        const double weight = weighted ? cell.daysAfter / all : 1;
        const double backWeight = weighted ? cell.daysBefore / all : 1;
        const auto days = static_cast<int>(cell.leaving.size());
        const int acts = std::min(row.followedBackAfter.value_or(days), days);
        const bool leftBefore = row.left && acts == days;
        double there = 1;
        for (int day = 0; day < acts; ++day) {
            const double leaving = leftBefore ? cell.leaving[static_cast<std::size_t>(day)] : 0;
            others.add(bin(row, day), there - leaving / 2, leaving, weight);
            there -= leaving;
        }
        const double rate = cell.rate * ratio;
        const double leaves = -std::expm1(-rate * (days - acts));
        for (int day = acts; day < days; ++day) {
            const double share = leaves > 1e-12
                ? std::exp(-rate * (day - acts)) * -std::expm1(-rate) / leaves
                : 1.0 / (days - acts);
            const double leaving = row.left ? share : 0;
            back.add(bin(row, day), there - leaving / 2, leaving, backWeight);
            there -= leaving;
        }
    }

    Group back, others;

private:
    std::size_t bin(const RetentionRow& row, int day) const
    {
        return static_cast<std::size_t>((static_cast<int>(row.from) + day) / m_step);
    }

    int m_step;
};

/// Bins of a group that enough are in: [begin, end).
std::pair<std::size_t, std::size_t> reach(const Group& group, int step, std::size_t from)
{
    const auto enough = [step](double days) { return days >= kFewestAtRisk * step; };
    const auto begin = std::find_if(
        group.atRisk.begin() + static_cast<std::ptrdiff_t>(from), group.atRisk.end(), enough);
    const auto end = std::find_if_not(begin, group.atRisk.end(), enough);
    return { static_cast<std::size_t>(begin - group.atRisk.begin()),
        static_cast<std::size_t>(end - group.atRisk.begin()) };
}

std::vector<RetentionPoint> curveOf(
    const Group& group, std::size_t begin, std::size_t end, int step)
{
    std::vector<RetentionPoint> points;
    double hazard = 0, variance = 0;
    for (std::size_t bin = begin; bin <= end; ++bin) {
        RetentionPoint point;
        point.day = static_cast<int>(bin) * step;
        point.stay = std::exp(-hazard);
        const double range = kNormal975 * std::sqrt(variance);
        point.low = std::exp(-hazard - range);
        point.high = std::exp(-std::max(0.0, hazard - range));
        const std::size_t there = std::min(bin, group.atRisk.size() - 1);
        point.atRisk = static_cast<int>(std::lround(group.atRisk[there] / step));
        points.push_back(point);
        if (bin < end) {
            hazard += step * group.left[bin] / group.time[bin];
            variance += step * step * group.leftSquared[bin] / (group.time[bin] * group.time[bin]);
        }
    }
    return points;
}

} // namespace

Result<RetentionCurves> retentionCurves(const RetentionRows& rows, const FollowBackStrata& strata,
    const std::vector<SwitchCell>& cells, double ratio, const Run& run)
{
    RetentionCurves curves;
    curves.stepDays = stepOf(rows.snapshots);
    double last = 0;
    for (const RetentionRow& row : rows.rows)
        last = std::max(last, row.from + row.days());
    const auto bins =
        static_cast<std::size_t>(last) / static_cast<std::size_t>(curves.stepDays) + 2;
    const bool compares = std::any_of(
        cells.begin(), cells.end(), [](const SwitchCell& cell) { return cell.compares(); });
    Spreader spread(bins, curves.stepDays);
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        if (i % 4096 == 0 && run.stopped())
            return fail(Error::Code::cancelled, "while drawing the curves");
        const SwitchCell& cell = cells[static_cast<std::size_t>(strata.rows.cell[i])];
        if (compares && !cell.compares())
            continue;
        spread.add(rows.rows[i], cell, ratio, compares);
    }
    std::size_t begin = 0;
    if (compares)
        begin = std::max(reach(spread.back, curves.stepDays, 0).first,
            reach(spread.others, curves.stepDays, 0).first);
    for (const bool followedBack : { true, false }) {
        const Group& group = followedBack ? spread.back : spread.others;
        const auto [from, end] = reach(group, curves.stepDays, begin);
        if (from < end)
            (followedBack ? curves.followedBack : curves.others) =
                curveOf(group, from, end, curves.stepDays);
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
