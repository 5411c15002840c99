#include "core/stats/DampedLevel.h"

#include "core/stats/DampedLevelFilter.h"
#include "core/stats/GaussLegendre.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace mutuals {

namespace {

constexpr int kFewestBefore = 4; ///< so that the variance of a Student t exists

struct GridNode {
    double phi, rho, weight; ///< weight: prior times quadrature
};

std::vector<GridNode> gridOf(const DampedLevelOptions& options)
{
    if (options.node)
        return { { options.node->first, options.node->second, 1 } };
    const Quadrature x = gaussLegendre(options.phiNodes);
    const Quadrature angle = gaussLegendre(options.rhoNodes);
    std::vector<GridNode> grid;
    for (std::size_t i = 0; i <= x.nodes.size(); ++i) {
        // phi = 1 - (1 - x)^2 puts nodes near 1; after them the point phi = 1 itself
        const bool walk = i == x.nodes.size();
        const double rest = walk ? 0 : 1 - x.nodes[i];
        const double phi = 1 - rest * rest;
        const double phiWeight =
            walk ? options.randomWalk : x.weights[i] * 2 * rest * (1 - options.randomWalk);
        for (std::size_t j = 0; j < angle.nodes.size(); ++j) {
            // with rho = sin^2 a the density of Beta(1/2, 3/2) times d rho is (4 / pi) cos^2 a da
            const double a = angle.nodes[j] * std::numbers::pi / 2;
            const double rho = std::sin(a) * std::sin(a);
            grid.push_back(
                { phi, rho, phiWeight * angle.weights[j] * 2 * std::pow(std::cos(a), 2) });
        }
    }
    return grid;
}

/// Prior precisions of the coefficients, in units of 1 / s2.
Eigen::VectorXd precisionsOf(const DailySeries& series, const DampedLevelOptions& options)
{
    std::vector<double> precisions { 0 };
    if (options.slope > 0)
        precisions.push_back(1 / (options.slope * options.slope));
    if (!series.weekdays.empty())
        precisions.insert(precisions.end(), 6, 1 / (options.weekday * options.weekday));
    precisions.insert(
        precisions.end(), series.covariates.size(), 1 / (options.covariate * options.covariate));
    return Eigen::Map<Eigen::VectorXd>(
        precisions.data(), static_cast<Eigen::Index>(precisions.size()));
}

/// The days before as the filter reads them: first column left for the values.
FilterDays daysBefore(const DailySeries& series, const DayRows& rows)
{
    FilterDays days { DayRows::Zero(series.before, rows.cols() + 1), {}, {} };
    days.rows.rightCols(rows.cols()) = rows.topRows(series.before);
    for (int t = 0; t < series.before; ++t) {
        const auto day = static_cast<std::size_t>(t);
        days.rows(t, 0) = series.values[day];
        days.observed.push_back(days.rows.row(t).allFinite() ? 1 : 0);
        days.noise.push_back(series.noise.empty() ? 1 : series.noise[day]);
    }
    return days;
}

DampedLevel::Node integrated(
    const FilteredNode& filtered, const Eigen::VectorXd& precisions, double degreesOfFreedom)
{
    const Eigen::Index columns = precisions.size();
    Eigen::MatrixXd precision = filtered.products.bottomRightCorner(columns, columns);
    precision.diagonal() += precisions;
    const Eigen::LLT<Eigen::MatrixXd> factor(precision);
    const Eigen::VectorXd projections = filtered.products.col(0).tail(columns);

    DampedLevel::Node node;
    node.phi = filtered.phi;
    node.rho = filtered.rho;
    node.logDeterminant = filtered.logDeterminant;
    node.factor = factor.matrixL();
    node.coefficients = factor.solve(projections);
    // what rounding leaves of a perfect fit must not be negative
    const double squares = filtered.products(0, 0);
    node.residual = std::max(squares - projections.dot(node.coefficients), 1e-14 * squares);
    node.logKernel = -0.5 * node.logDeterminant - node.factor.diagonal().array().log().sum()
        - 0.5 * degreesOfFreedom * std::log(node.residual);
    node.levelOfColumns = filtered.level.tail(columns);
    node.level = filtered.level[0] - node.levelOfColumns.dot(node.coefficients);
    node.levelVariance = filtered.levelVariance;
    return node;
}

/// Takes the mean of the observed days off their values and returns it.
Result<double> centered(FilterDays& days)
{
    const auto observed = std::count(days.observed.begin(), days.observed.end(), 1);
    if (observed < kFewestBefore)
        return fail(Error::Code::tooFewDays, "{} observed days before the change", observed);
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    double sum = 0;
    for (Eigen::Index t = 0; t < days.rows.rows(); ++t) {
        if (days.observed[static_cast<std::size_t>(t)] == 0)
            continue;
        const double value = days.rows(t, 0);
        sum += value;
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    if (!(highest - lowest > 1e-12 * std::max(std::abs(lowest), std::abs(highest))))
        return fail(Error::Code::invalid, "all days before the change have the same value");
    const double center = sum / static_cast<double>(observed);
    days.rows.col(0).array() -= center;
    return center;
}

/// Turns log weights into weights that add to 1.
void normalize(std::vector<double>& weights)
{
    const double top = *std::max_element(weights.begin(), weights.end());
    double total = 0;
    for (double& weight : weights) {
        weight = std::exp(weight - top);
        total += weight;
    }
    for (double& weight : weights)
        weight /= total;
}

} // namespace

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
    const Eigen::VectorXd precisions = precisionsOf(series, options);
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
        for (const FilteredNode& filtered : batch) {
            const std::size_t i = fitted.m_nodes.size();
            fitted.m_nodes.push_back(integrated(filtered, precisions, fitted.m_degreesOfFreedom));
            weights.push_back(std::log(grid[i].weight) + fitted.m_nodes[i].logKernel);
        }
        run.report({ static_cast<std::int64_t>(fitted.m_nodes.size()),
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
