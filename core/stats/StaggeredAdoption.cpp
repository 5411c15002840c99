#include "core/stats/StaggeredAdoption.h"

#include "core/stats/InfluenceMeans.h"
#include "core/stats/Quantile.h"
#include "core/stats/Tails.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace mutuals {

namespace {

/// The cells of a panel and what each unit contributes to them.
struct Cells {
    std::vector<CohortEffect> cells;
    Influenced all;
};

/// Effect on a cohort between two times against those who are untreated at both.
struct Comparison {
    CohortEffect cell;
    Eigen::VectorXd influence;
};

std::optional<Comparison> compared(const AdoptionPanel& panel, AdoptionControls controls,
    double cohort, std::size_t time, std::size_t base)
{
    const auto units = static_cast<Eigen::Index>(panel.units());
    const double latest = panel.times[std::max(time, base)];
    Eigen::VectorXd change(units), treated = Eigen::VectorXd::Zero(units), control = treated;
    for (Eigen::Index i = 0; i < units; ++i) {
        const auto unit = static_cast<std::size_t>(i);
        const double own = panel.cohort[unit];
        change(i) = panel.at(unit, time) - panel.at(unit, base);
        if (own == cohort)
            treated(i) = 1;
        else if (controls == AdoptionControls::never ? std::isinf(own) : own > latest)
            control(i) = 1;
    }
    const double n = treated.sum(), m = control.sum(), all = static_cast<double>(units);
    if (m == 0)
        return {};
    const double mean = treated.dot(change) / n, other = control.dot(change) / m;
    Comparison found { { cohort, panel.times[time], mean - other, 0, static_cast<int>(n),
                           static_cast<int>(m) },
        (all / n * treated.array() * (change.array() - mean)
            - all / m * control.array() * (change.array() - other))
            .matrix() };
    found.cell.error = found.influence.norm() / all;
    return found;
}

Result<Cells> cellsOf(const AdoptionPanel& panel, AdoptionControls controls, const Run& run)
{
    std::set<double> cohorts;
    for (const double cohort : panel.cohort) {
        if (std::isfinite(cohort))
            cohorts.insert(cohort);
    }
    Cells found;
    std::vector<Eigen::VectorXd> influences;
    for (const double cohort : cohorts) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while comparing cohorts");
        for (std::size_t time = 1; time < panel.times.size(); ++time) {
            std::size_t base = time - 1;
            while (base > 0 && panel.times[time] >= cohort && panel.times[base] >= cohort)
                --base;
            if (auto one = compared(panel, controls, cohort, time, base)) {
                found.cells.push_back(one->cell);
                influences.push_back(std::move(one->influence));
            }
        }
    }
    if (found.cells.empty())
        return fail(Error::Code::tooFewDays, "no cohort has units to compare it with");
    const auto count = static_cast<Eigen::Index>(influences.size());
    found.all.estimates.resize(count);
    found.all.influence.resize(static_cast<Eigen::Index>(panel.units()), count);
    for (Eigen::Index j = 0; j < count; ++j) {
        found.all.estimates(j) = found.cells[static_cast<std::size_t>(j)].effect;
        found.all.influence.col(j) = influences[static_cast<std::size_t>(j)];
    }
    return found;
}

/// Which units each of these cells is about.
Eigen::MatrixXd membersOf(
    const AdoptionPanel& panel, const Cells& cells, const std::vector<Eigen::Index>& kept)
{
    Eigen::MatrixXd members(
        static_cast<Eigen::Index>(panel.units()), static_cast<Eigen::Index>(kept.size()));
    for (std::size_t j = 0; j < kept.size(); ++j) {
        const double cohort = cells.cells[static_cast<std::size_t>(kept[j])].cohort;
        for (std::size_t i = 0; i < panel.units(); ++i)
            members(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                panel.cohort[i] == cohort ? 1 : 0;
    }
    return members;
}

/// Estimates of one kind side by side.
Influenced joined(const std::vector<Influenced>& parts)
{
    const auto count = static_cast<Eigen::Index>(parts.size());
    Influenced all { Eigen::VectorXd(count), Eigen::MatrixXd(parts[0].influence.rows(), count) };
    for (Eigen::Index j = 0; j < count; ++j) {
        all.estimates(j) = parts[static_cast<std::size_t>(j)].estimates(0);
        all.influence.col(j) = parts[static_cast<std::size_t>(j)].influence.col(0);
    }
    return all;
}

AdoptionMean meanOf(const Influenced& all, Eigen::Index which, double critical)
{
    AdoptionMean mean;
    mean.estimate = all.estimates(which);
    mean.error = all.error(which);
    const double reach = normalQuantile(0.975) * mean.error;
    mean.low = mean.estimate - reach;
    mean.high = mean.estimate + reach;
    mean.bandLow = mean.estimate - critical * mean.error;
    mean.bandHigh = mean.estimate + critical * mean.error;
    return mean;
}

AdoptionMean meanOf(const Influenced& one)
{
    return meanOf(one, 0, normalQuantile(0.975));
}

/// Never below the value for a single one, as 999 draws might say of few estimates.
double criticalOf(std::vector<double> largest)
{
    return std::max(quantile(largest, 0.95), normalQuantile(0.975));
}

/// Coefficient of "treated by now" in a regression with a level per unit and per time.
std::optional<double> twoWayFixedEffects(const AdoptionPanel& panel)
{
    const auto units = static_cast<Eigen::Index>(panel.units());
    const auto times = static_cast<Eigen::Index>(panel.times.size());
    Eigen::MatrixXd treated(units, times);
    for (Eigen::Index i = 0; i < units; ++i) {
        for (Eigen::Index t = 0; t < times; ++t)
            treated(i, t) = panel.times[static_cast<std::size_t>(t)]
                    >= panel.cohort[static_cast<std::size_t>(i)]
                ? 1
                : 0;
    }
    const Eigen::VectorXd ofUnit = treated.rowwise().mean();
    const Eigen::RowVectorXd ofTime = treated.colwise().mean();
    treated = ((treated.colwise() - ofUnit).rowwise() - ofTime).array() + ofTime.mean();
    const Eigen::Map<const Eigen::Matrix<double, -1, -1, Eigen::RowMajor>> outcome(
        panel.outcome.data(), units, times);
    const double variation = treated.squaredNorm();
    if (variation < 1e-9)
        return {};
    return treated.cwiseProduct(outcome).sum() / variation;
}

/// Which cells go into which average.
struct Kept {
    std::vector<Eigen::Index> after, before;
    std::map<double, std::vector<Eigen::Index>> byEvent, byCohort; ///< byCohort: after treatment
};

Kept keptOf(const Cells& cells)
{
    Kept kept;
    for (std::size_t j = 0; j < cells.cells.size(); ++j) {
        const CohortEffect& cell = cells.cells[j];
        const auto at = static_cast<Eigen::Index>(j);
        kept.byEvent[cell.time - cell.cohort].push_back(at);
        (cell.time >= cell.cohort ? kept.after : kept.before).push_back(at);
        if (cell.time >= cell.cohort)
            kept.byCohort[cell.cohort].push_back(at);
    }
    return kept;
}

Influenced some(const Influenced& all, const std::vector<Eigen::Index>& kept)
{
    Influenced found { Eigen::VectorXd(kept.size()),
        Eigen::MatrixXd(all.influence.rows(), static_cast<Eigen::Index>(kept.size())) };
    for (std::size_t j = 0; j < kept.size(); ++j) {
        found.estimates(static_cast<Eigen::Index>(j)) = all.estimates(kept[j]);
        found.influence.col(static_cast<Eigen::Index>(j)) = all.influence.col(kept[j]);
    }
    return found;
}

Result<> addEvents(StaggeredAdoption& answer, const AdoptionPanel& panel, const Cells& cells,
    const Kept& kept, const AdoptionOptions& options, const Run& run)
{
    std::vector<Influenced> parts;
    std::vector<double> eventTimes;
    std::vector<Eigen::Index> early;
    for (const auto& entry : kept.byEvent) {
        if (entry.first < 0)
            early.push_back(static_cast<Eigen::Index>(parts.size()));
        eventTimes.push_back(entry.first);
        parts.push_back(
            shareWeighted(cells.all, entry.second, membersOf(panel, cells, entry.second)));
    }
    const Influenced events = joined(parts);
    const auto largest = largestByChance(events, options.draws, options.seed, run);
    if (!largest)
        return tl::unexpected(largest.error());
    answer.eventCritical = criticalOf(*largest);
    for (std::size_t j = 0; j < parts.size(); ++j)
        answer.events.push_back(
            { meanOf(events, static_cast<Eigen::Index>(j), answer.eventCritical), eventTimes[j] });
    if (early.empty())
        return {};

    PreTrend trend;
    const Influenced before = some(events, early);
    for (Eigen::Index j = 0; j < before.estimates.size(); ++j) {
        if (before.error(j) > 0)
            trend.largest =
                std::max(trend.largest, std::abs(before.estimates(j)) / before.error(j));
    }
    const auto chance = largestByChance(before, options.draws, options.seed, run);
    if (!chance)
        return tl::unexpected(chance.error());
    const auto further = std::count_if(
        chance->begin(), chance->end(), [&](double value) { return value >= trend.largest; });
    trend.p = (1.0 + static_cast<double>(further)) / (1.0 + options.draws);
    const WaldTest wald = waldTest(some(cells.all, kept.before));
    trend.wald = wald.statistic;
    trend.degreesOfFreedom = wald.degreesOfFreedom;
    trend.waldP = wald.p;
    answer.preTrend = trend;
    return {};
}

Result<> addGroups(StaggeredAdoption& answer, const AdoptionPanel& panel, const Cells& cells,
    const Kept& kept, const AdoptionOptions& options, const Run& run)
{
    std::vector<Influenced> parts;
    std::vector<Eigen::Index> all;
    std::vector<GroupEffect> groups;
    Eigen::MatrixXd members(
        static_cast<Eigen::Index>(panel.units()), static_cast<Eigen::Index>(kept.byCohort.size()));
    for (const auto& entry : kept.byCohort) {
        // Within a cohort all times weigh the same.
        const Influenced times = some(cells.all, entry.second);
        parts.push_back({ Eigen::VectorXd::Constant(1, times.estimates.mean()),
            times.influence.rowwise().mean() });
        const auto at = static_cast<Eigen::Index>(all.size());
        members.col(at) = membersOf(panel, cells, { entry.second.front() });
        all.push_back(at);
        GroupEffect group;
        group.cohort = entry.first;
        group.units = static_cast<int>(members.col(at).sum());
        groups.push_back(group);
    }
    const Influenced means = joined(parts);
    const auto largest = largestByChance(means, options.draws, options.seed, run);
    if (!largest)
        return tl::unexpected(largest.error());
    answer.groupCritical = criticalOf(*largest);
    for (std::size_t j = 0; j < groups.size(); ++j) {
        static_cast<AdoptionMean&>(groups[j]) =
            meanOf(means, static_cast<Eigen::Index>(j), answer.groupCritical);
        answer.groups.push_back(groups[j]);
    }
    answer.overall = meanOf(shareWeighted(means, all, members));
    return {};
}

} // namespace

Result<StaggeredAdoption> staggeredAdoption(
    const AdoptionPanel& panel, const AdoptionOptions& options, const Run& run)
{
    const auto cells = cellsOf(panel, options.controls, run);
    if (!cells)
        return tl::unexpected(cells.error());
    const Kept kept = keptOf(*cells);
    StaggeredAdoption answer;
    answer.cells = cells->cells;
    answer.twoWayFixedEffects = twoWayFixedEffects(panel);
    if (const auto done = addEvents(answer, panel, *cells, kept, options, run); !done)
        return tl::unexpected(done.error());
    if (kept.after.empty())
        return answer;
    answer.simple =
        meanOf(shareWeighted(cells->all, kept.after, membersOf(panel, *cells, kept.after)));
    if (const auto done = addGroups(answer, panel, *cells, kept, options, run); !done)
        return tl::unexpected(done.error());
    return answer;
}

} // namespace mutuals
