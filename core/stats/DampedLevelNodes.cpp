#include "core/stats/DampedLevelNodes.h"

#include "core/stats/GaussLegendre.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace mutuals::dampedlevel {

namespace {

constexpr int kFewestBefore = 4; ///< so that the variance of a Student t exists

/// A slope this near to 0 (deviation in units of s) is none: over a thousand days it moves the
/// level by a hundredth of s.
constexpr double kNoSlope = 1e-5;

/// How much the slope of a day walks, in units of s: over 90 days by 0.005 to 0.14.
constexpr std::array kSlopeWalks { 0.0005, 0.0015, 0.005, 0.015 };

constexpr int kShortestStep = 21; ///< days from one change of the slope to the next
constexpr int kMostSteps = 12; ///< before the change, to be fast

int stepOf(const DailySeries& series)
{
    return std::max(kShortestStep, series.before / kMostSteps);
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

} // namespace

std::vector<GridNode> gridOf(const DampedLevelOptions& options)
{
    if (options.node)
        return { { options.node->first, options.node->second, 1 } };
    const Quadrature x = gaussLegendre(options.phiNodes);
    const Quadrature angle = gaussLegendre(options.rhoNodes);
    const double beta = std::exp(std::lgamma(options.rhoLow) + std::lgamma(options.rhoHigh)
        - std::lgamma(options.rhoLow + options.rhoHigh));
    std::vector<GridNode> grid;
    for (std::size_t i = 0; i <= x.nodes.size(); ++i) {
        // phi = 1 - (1 - x)^2 puts nodes near 1; after them the point phi = 1 itself
        const bool walk = i == x.nodes.size();
        const double rest = walk ? 0 : 1 - x.nodes[i];
        const double phi = 1 - rest * rest;
        const double phiWeight =
            walk ? options.randomWalk : x.weights[i] * 2 * rest * (1 - options.randomWalk);
        for (std::size_t j = 0; j < angle.nodes.size(); ++j) {
            // with rho = sin^2 a, d rho is 2 sin a cos a da
            const double a = angle.nodes[j] * std::numbers::pi / 2;
            const double density = std::pow(std::sin(a), 2 * options.rhoLow - 1)
                * std::pow(std::cos(a), 2 * options.rhoHigh - 1) * std::numbers::pi / beta;
            grid.push_back(
                { phi, std::sin(a) * std::sin(a), phiWeight * angle.weights[j] * density });
        }
    }
    return grid;
}

std::vector<GridNode> walksOf(const DampedLevelOptions& options)
{
    DampedLevelOptions walk = options;
    walk.randomWalk = 1;
    std::vector<GridNode> grid = gridOf(walk);
    std::erase_if(grid, [](const GridNode& node) { return node.phi < 1; });
    return grid;
}

std::vector<SlopePrior> slopePriors(const DailySeries& series, const DampedLevelOptions& options)
{
    std::vector<SlopePrior> priors;
    const bool column = options.slope > 0;
    const auto add = [&](const DampedLevelOptions& with, double chance, bool sloped) {
        priors.push_back({ precisionsOf(series, with), chance, sloped, 0, 0 });
        if (column)
            priors.back().height = 0.5 * std::log(priors.back().precisions[1]);
    };
    if (options.noSlope < 1 || !column)
        add(options, column ? 1 - options.noSlope : 1, column);
    if (options.noSlope > 0 && column) {
        DampedLevelOptions flat = options;
        flat.slope = kNoSlope;
        add(flat, options.noSlope, false);
    }
    return priors;
}

DayRows slopeSteps(const DailySeries& series, Eigen::Index days)
{
    const int step = stepOf(series);
    std::vector<int> begins;
    for (int day = series.before % step == 0 ? step : series.before % step; day < days; day += step)
        begins.push_back(day);
    DayRows rows = DayRows::Zero(days, static_cast<Eigen::Index>(begins.size()));
    for (std::size_t k = 0; k < begins.size(); ++k) {
        for (Eigen::Index t = begins[k]; t < days; ++t)
            rows(t, static_cast<Eigen::Index>(k)) = static_cast<double>(t - begins[k] + 1);
    }
    return rows;
}

std::vector<SlopePrior> driftPriors(
    const DailySeries& series, const DampedLevelOptions& options, Eigen::Index steps)
{
    const Eigen::VectorXd known = precisionsOf(series, options);
    std::vector<SlopePrior> priors;
    for (const double walk : kSlopeWalks) {
        const double precision = 1 / (walk * walk * stepOf(series));
        Eigen::VectorXd precisions(known.size() + steps);
        precisions << known, Eigen::VectorXd::Constant(steps, precision);
        const double height =
            0.5 * (std::log(known[1]) + static_cast<double>(steps) * std::log(precision));
        priors.push_back({ std::move(precisions), 1.0 / kSlopeWalks.size(), true, walk, height });
    }
    return priors;
}

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

} // namespace mutuals::dampedlevel
