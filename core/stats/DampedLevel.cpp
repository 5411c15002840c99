#include "core/stats/DampedLevel.h"

#include "core/stats/DampedLevelNodes.h"

#include <algorithm>
#include <cmath>

namespace mutuals {

using namespace dampedlevel;

DampedLevelOptions DampedLevelOptions::calibrated()
{
    DampedLevelOptions options;
    options.noSlope = 0.75;
    options.randomWalk = 0.55;
    options.rhoLow = 0.6;
    options.rhoHigh = 1.1;
    return options;
}

Result<DampedLevel> DampedLevel::fit(
    const DailySeries& series, const DampedLevelOptions& options, const Run& run)
{
    const auto rows = regressors(series, options.slope > 0, options.daysBeyond);
    if (!rows)
        return tl::unexpected(rows.error());
    FilterDays days = daysBefore(series, *rows);
    const auto center = centered(days);
    if (!center)
        return tl::unexpected(center.error());

    DampedLevel fitted;
    fitted.m_center = *center;
    fitted.m_observedBefore = days.observed;
    fitted.m_degreesOfFreedom =
        static_cast<double>(std::count(days.observed.begin(), days.observed.end(), 1) - 1);
    fitted.readAfter(series, *rows);
    if (fitted.m_observed == 0)
        return fail(Error::Code::tooFewDays, "no observed day after the change");

    const std::vector<GridNode> grid = gridOf(options);
    const std::vector<SlopePrior> priors = slopePriors(series, options);
    std::vector<double> weights;
    for (std::size_t first = 0; first < grid.size(); first += kFilterLanes) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while filtering");
        std::vector<FilteredNode> batch;
        for (std::size_t i = first; i < std::min(grid.size(), first + kFilterLanes); ++i) {
            batch.emplace_back();
            batch.back().phi = grid[i].phi;
            batch.back().rho = grid[i].rho;
        }
        filter(days, batch);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            for (const SlopePrior& prior : priors) {
                DampedLevel::Node node =
                    integrated(batch[i], prior.precisions, fitted.m_degreesOfFreedom);
                node.sloped = prior.sloped;
                // the priors of the slope differ in their height, which one alone need not state
                const double height = priors.size() > 1 ? 0.5 * std::log(prior.precisions[1]) : 0;
                weights.push_back(
                    std::log(grid[first + i].weight * prior.chance) + height + node.logKernel);
                fitted.m_nodes.push_back(std::move(node));
            }
        }
        run.report({ static_cast<std::int64_t>(first + batch.size()),
            static_cast<std::int64_t>(grid.size()) });
    }
    normalize(weights);
    for (std::size_t i = 0; i < weights.size(); ++i)
        fitted.m_nodes[i].weight = weights[i];
    return fitted;
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
