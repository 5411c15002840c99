#include "core/stats/DampedLevel.h"

#include "core/stats/DampedLevelNodes.h"
#include "core/stats/DriftingWeek.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

using namespace dampedlevel;

DampedLevelOptions DampedLevelOptions::calibrated()
{
    DampedLevelOptions options;
    options.noSlope = 0.75;
    options.randomWalk = 0.6;
    options.rhoLow = 0.6;
    options.rhoHigh = 1;
    options.driftingSlope = 0.5;
    options.driftingWeek = true;
    return options;
}

namespace {

constexpr int kFewestToDrift = 120; ///< observed days before, for a slope that walks
constexpr int kNodesOfDriftingWeek = 12; ///< of the quadrature where so many columns are costly

DayRows beside(const DayRows& left, const DayRows& right)
{
    DayRows both(left.rows(), left.cols() + right.cols());
    both << left, right;
    return both;
}

} // namespace

/// Nodes with the same regressors, and how likely they are together before the days are seen.
struct DampedLevel::Family {
    FilterDays days;
    std::vector<GridNode> grid;
    std::vector<SlopePrior> priors;
    double chance;
};

Result<DampedLevel> DampedLevel::fit(
    const DailySeries& series, const DampedLevelOptions& asked, const Run& run)
{
    DampedLevelOptions options = asked;
    auto rows = regressors(series, options.slope > 0, options.daysBeyond);
    if (!rows)
        return tl::unexpected(rows.error());
    Family damped { daysBefore(series, *rows), {}, slopePriors(series, options), 1 };
    const auto center = centered(damped.days);
    if (!center)
        return tl::unexpected(center.error());

    DampedLevel fitted;
    fitted.m_center = *center;
    fitted.m_observedBefore = damped.days.observed;
    const auto observed = std::count(damped.days.observed.begin(), damped.days.observed.end(), 1);
    fitted.m_degreesOfFreedom = static_cast<double>(observed - 1);

    const Eigen::Index known = rows->cols();
    if (options.driftingWeek && !series.weekdays.empty() && series.before >= kFewestToDriftWeekly
        && observed >= kFewestToDrift) {
        const DayRows steps = weekSteps(series, rows->rows());
        FilterDays days = damped.days;
        days.rows = beside(days.rows, steps.topRows(series.before));
        const auto gain = gainOfDriftingWeek(days, series, options, fitted.m_degreesOfFreedom, run);
        if (!gain)
            return tl::unexpected(gain.error());
        if (*gain > kWeekDrifts) {
            fitted.m_weekDrifts = true;
            options.phiNodes = std::min(options.phiNodes, kNodesOfDriftingWeek);
            options.rhoNodes = std::min(options.rhoNodes, kNodesOfDriftingWeek);
            *rows = beside(*rows, steps);
            damped.days = std::move(days);
            damped.priors = withDriftingWeek(damped.priors, series, known);
        }
    }
    damped.grid = gridOf(options);

    std::vector<Family> families;
    if (options.driftingSlope > 0 && options.slope > 0 && observed >= kFewestToDrift) {
        const DayRows steps = slopeSteps(series, rows->rows());
        Family drifting { damped.days, walksOf(options), driftPriors(series, options, steps.cols()),
            options.driftingSlope };
        if (fitted.m_weekDrifts)
            drifting.priors = withDriftingWeek(drifting.priors, series, known);
        drifting.days.rows = beside(damped.days.rows, steps.topRows(series.before));
        damped.chance = 1 - options.driftingSlope;
        families.push_back(std::move(drifting));
        *rows = beside(*rows, steps);
    }
    families.insert(families.begin(), std::move(damped));
    fitted.readAfter(series, *rows);
    if (fitted.m_observed == 0)
        return fail(Error::Code::tooFewDays, "no observed day after the change");

    std::vector<double> weights;
    for (const Family& family : families) {
        if (const auto added = fitted.addNodes(family, weights, run); !added)
            return tl::unexpected(added.error());
    }
    normalize(weights);
    for (std::size_t i = 0; i < weights.size(); ++i)
        fitted.m_nodes[i].weight = weights[i];
    return fitted;
}

Result<> DampedLevel::addNodes(const Family& family, std::vector<double>& weights, const Run& run)
{
    const std::vector<GridNode>& grid = family.grid;
    for (std::size_t first = 0; first < grid.size(); first += kFilterLanes) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while filtering");
        std::vector<FilteredNode> batch;
        for (std::size_t i = first; i < std::min(grid.size(), first + kFilterLanes); ++i) {
            batch.emplace_back();
            batch.back().phi = grid[i].phi;
            batch.back().rho = grid[i].rho;
        }
        filter(family.days, batch);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            for (const SlopePrior& prior : family.priors) {
                Node node = integrated(batch[i], prior.precisions, m_degreesOfFreedom);
                node.sloped = prior.sloped;
                node.slopeSteps = prior.slopeSteps;
                weights.push_back(std::log(grid[first + i].weight * prior.chance * family.chance)
                    + prior.height + node.logKernel);
                m_nodes.push_back(std::move(node));
            }
        }
        run.report({ static_cast<std::int64_t>(first + batch.size()),
            static_cast<std::int64_t>(grid.size()) });
    }
    return {};
}

void DampedLevel::readAfter(const DailySeries& series, const DayRows& rows)
{
    m_after = rows.bottomRows(rows.rows() - series.before);
    m_noiseAfter.assign(static_cast<std::size_t>(m_after.rows()), 1);
    for (std::size_t day = static_cast<std::size_t>(series.before); day < series.values.size();
         ++day) {
        const std::size_t t = m_valuesAfter.size();
        const bool known = m_after.row(static_cast<Eigen::Index>(t)).allFinite();
        m_valuesAfter.push_back(series.values[day]);
        m_observedAfter.push_back(known && !std::isnan(series.values[day]) ? 1 : 0);
        m_observed += m_observedAfter.back();
        if (!series.noise.empty())
            m_noiseAfter[t] = series.noise[day];
    }
}

} // namespace mutuals
