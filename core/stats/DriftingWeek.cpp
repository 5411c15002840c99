#include "core/stats/DriftingWeek.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace mutuals::dampedlevel {

namespace {

constexpr int kDays = 7, kContrasts = 6, kTerms = 3;
constexpr int kBefore = kContrasts * kTerms; ///< columns that the days before tell of
constexpr int kColumns = kBefore + kContrasts; ///< and those of the days after
constexpr int kNodes = 6; ///< of the quadrature that weighs the two models

/// How much an effect of a day of the week walks from week to week, in units of s.
constexpr std::array kWeekWalks { 0.05, 0.1, 0.2, 0.4 };

/// Helmert's contrast `row` of weekday `day`: of length 1, at right angles to the others and to 1.
double contrast(int row, int day)
{
    const double size = std::sqrt((row + 1.0) * (row + 2.0));
    if (day <= row)
        return 1 / size;
    return day == row + 1 ? -(row + 1) / size : 0;
}

double weeksBefore(const DailySeries& series)
{
    return static_cast<double>(series.before) / kDays;
}

/// Each of `priors` for each walk, with the precisions of `columns` columns put in at column `at`.
std::vector<SlopePrior> withWalks(const std::vector<SlopePrior>& priors, const DailySeries& series,
    Eigen::Index at, Eigen::Index columns)
{
    std::vector<SlopePrior> all;
    for (const SlopePrior& prior : priors) {
        for (const double walk : kWeekWalks) {
            const double precision = 1 / (walk * walk * weeksBefore(series));
            SlopePrior drifting = prior;
            drifting.precisions.resize(prior.precisions.size() + columns);
            drifting.precisions << prior.precisions.head(at),
                Eigen::VectorXd::Constant(columns, precision),
                prior.precisions.tail(prior.precisions.size() - at);
            drifting.chance /= static_cast<double>(kWeekWalks.size());
            drifting.height += 0.5 * static_cast<double>(columns) * std::log(precision);
            all.push_back(std::move(drifting));
        }
    }
    return all;
}

/// log of the sum of exp
class LogSum {
public:
    void add(double log)
    {
        if (log > m_top) {
            m_sum = m_sum * std::exp(m_top - log) + 1;
            m_top = log;
        } else {
            m_sum += std::exp(log - m_top);
        }
    }
    double value() const { return m_top + std::log(m_sum); }

private:
    double m_top = -std::numeric_limits<double>::infinity(), m_sum = 0;
};

/// The same node without its last columns.
FilteredNode cut(const FilteredNode& node, Eigen::Index columns)
{
    FilteredNode part = node;
    part.products = node.products.topLeftCorner(1 + columns, 1 + columns).eval();
    part.level = node.level.head(1 + columns).eval();
    return part;
}

} // namespace

DayRows weekSteps(const DailySeries& series, Eigen::Index days)
{
    DayRows rows = DayRows::Zero(days, kColumns);
    const auto known = static_cast<Eigen::Index>(series.weekdays.size());
    for (Eigen::Index t = 0; t < days; ++t) {
        const Eigen::Index weekday = t < known ? series.weekdays[static_cast<std::size_t>(t)]
                                               : (series.weekdays.back() + 1 + t - known) % kDays;
        const double u = std::min(1.0, static_cast<double>(t + 1) / series.before);
        const auto week = static_cast<double>((t - series.before) / kDays + 1);
        for (int row = 0; row < kContrasts; ++row) {
            const double size = contrast(row, static_cast<int>(weekday));
            for (int term = 0; term < kTerms; ++term) {
                const double turns = (term + 0.5) * std::numbers::pi;
                rows(t, row * kTerms + term) =
                    size * std::numbers::sqrt2 * std::sin(turns * u) / turns;
            }
            if (t >= series.before)
                rows(t, kBefore + row) = size * std::sqrt(week / weeksBefore(series));
        }
    }
    return rows;
}

std::vector<SlopePrior> withDriftingWeek(
    const std::vector<SlopePrior>& priors, const DailySeries& series, Eigen::Index at)
{
    return withWalks(priors, series, at, kColumns);
}

Result<double> gainOfDriftingWeek(const FilterDays& all, const DailySeries& series,
    const DampedLevelOptions& options, double degreesOfFreedom, const Run& run)
{
    FilterDays days = all; // but for the columns that are 0 before
    days.rows = all.rows.leftCols(all.rows.cols() - (kColumns - kBefore)).eval();
    DampedLevelOptions coarse = options;
    coarse.phiNodes = coarse.rhoNodes = kNodes;
    const std::vector<GridNode> grid = gridOf(coarse);
    const std::vector<SlopePrior> steady = slopePriors(series, options);
    const Eigen::Index columns = days.rows.cols() - 1 - kBefore;
    const std::vector<SlopePrior> drifting = withWalks(steady, series, columns, kBefore);
    LogSum likely, likelyDrifting;
    for (std::size_t first = 0; first < grid.size(); first += kFilterLanes) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while weighing the week");
        std::vector<FilteredNode> batch;
        for (std::size_t i = first; i < std::min(grid.size(), first + kFilterLanes); ++i) {
            batch.emplace_back();
            batch.back().phi = grid[i].phi;
            batch.back().rho = grid[i].rho;
        }
        filter(days, batch);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const auto add = [&](LogSum& sum, const std::vector<SlopePrior>& priors,
                                 const FilteredNode& node) {
                for (const SlopePrior& prior : priors)
                    sum.add(std::log(grid[first + i].weight * prior.chance) + prior.height
                        + integrated(node, prior.precisions, degreesOfFreedom).logKernel);
            };
            add(likely, steady, cut(batch[i], columns));
            add(likelyDrifting, drifting, batch[i]);
        }
    }
    return likelyDrifting.value() - likely.value();
}

} // namespace mutuals::dampedlevel
