#include "core/stats/SteppedLevel.h"

#include "core/stats/DampedLevelNodes.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace mutuals {

using namespace dampedlevel;

namespace {

constexpr double kNegligible = 1e-3; ///< weight of a node for how wide the step will be
constexpr double kNoSlope = 1e-5; ///< deviation in units of s; see DampedLevelNodes

/// Columns of the filter: the value, 1, the slope if there is one, those given.
FilterDays filterDays(const DatedRows& rows, bool slope)
{
    const auto [first, last] = std::minmax_element(rows.day.begin(), rows.day.end());
    const int from = *first, count = *last - from + 1;
    const Eigen::Index fixed = slope ? 3 : 2;
    FilterDays days { DayRows::Zero(count, fixed + rows.columns.cols()),
        std::vector<char>(static_cast<std::size_t>(count)),
        std::vector<double>(static_cast<std::size_t>(count), 1) };
    std::vector<int> held(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < rows.day.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        const Eigen::Index day = rows.day[i] - from;
        days.rows(day, 0) += rows.value(row);
        days.rows.row(day).tail(rows.columns.cols()) += rows.columns.row(row);
        ++held[static_cast<std::size_t>(day)];
    }
    for (int t = 0; t < count; ++t) {
        const int number = held[static_cast<std::size_t>(t)];
        if (number == 0)
            continue;
        days.rows.row(t) /= number;
        days.rows(t, 1) = 1;
        if (slope)
            days.rows(t, 2) = t - count / 2.0;
        days.observed[static_cast<std::size_t>(t)] = 1;
        days.noise[static_cast<std::size_t>(t)] = 1.0 / number;
    }
    return days;
}

Eigen::VectorXd precisionsOf(Eigen::Index columns, bool slope, double slopePrecision, double other)
{
    const Eigen::Index fixed = slope ? 2 : 1;
    Eigen::VectorXd precisions = Eigen::VectorXd::Constant(fixed + columns, other);
    precisions(0) = precisions(fixed) = 0;
    if (slope)
        precisions(1) = slopePrecision;
    return precisions;
}

/// Variance of the step in units of s2.
double unsure(const DampedLevel::Node& node, bool slope)
{
    const Eigen::VectorXd unit = Eigen::VectorXd::Unit(node.coefficients.size(), slope ? 2 : 1);
    return node.factor.triangularView<Eigen::Lower>().solve(unit).squaredNorm();
}

std::vector<FilteredNode> laid(const std::vector<GridNode>& grid, std::size_t first)
{
    std::vector<FilteredNode> batch;
    for (std::size_t i = first; i < std::min(grid.size(), first + kFilterLanes); ++i) {
        batch.emplace_back();
        batch.back().phi = grid[i].phi;
        batch.back().rho = grid[i].rho;
    }
    return batch;
}

bool determined(const FilterDays& days)
{
    std::vector<Eigen::Index> observed;
    for (Eigen::Index t = 0; t < days.rows.rows(); ++t) {
        if (days.observed[static_cast<std::size_t>(t)] != 0)
            observed.push_back(t);
    }
    const Eigen::MatrixXd columns = days.rows(observed, Eigen::seqN(1, days.rows.cols() - 1));
    return columns.rows() > columns.cols()
        && Eigen::ColPivHouseholderQR<Eigen::MatrixXd>(columns).rank() == columns.cols();
}

} // namespace

SteppedLevel::SteppedLevel(
    DatedRows rows, bool slope, double otherPrecision, std::vector<Node> nodes, TMixture step)
    : m_rows(std::move(rows))
    , m_slope(slope)
    , m_otherPrecision(otherPrecision)
    , m_nodes(std::move(nodes))
    , m_step(std::move(step))
{
}

Result<SteppedLevel> SteppedLevel::fit(
    const DatedRows& rows, const DampedLevelOptions& options, const Run& run)
{
    assert(rows.value.size() == std::ssize(rows.day) && rows.columns.rows() == rows.value.size());
    if (rows.day.empty())
        return fail(Error::Code::tooFewDays, "no observed day");
    const bool slope = options.slope > 0;
    FilterDays days = filterDays(rows, slope);
    if (!determined(days))
        return fail(Error::Code::tooFewDays, "the days do not determine the step");
    if (const auto center = centered(days); !center)
        return tl::unexpected(center.error());
    const auto degrees =
        static_cast<double>(std::count(days.observed.begin(), days.observed.end(), 1) - 2);
    const double other = 1 / (options.weekday * options.weekday);
    std::vector<double> slopes { options.slope };
    if (slope && options.noSlope > 0)
        slopes.push_back(kNoSlope);

    const std::vector<GridNode> grid = gridOf(options);
    std::vector<Node> nodes;
    std::vector<TMixture::Part> parts;
    std::vector<double> weights;
    for (std::size_t first = 0; first < grid.size(); first += kFilterLanes) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while filtering");
        auto batch = laid(grid, first);
        filter(days, batch);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            for (const double deviation : slopes) {
                const double slopePrecision = slope ? 1 / (deviation * deviation) : 0;
                const double chance = slopes.size() == 1 ? 1
                    : deviation == kNoSlope              ? options.noSlope
                                                         : 1 - options.noSlope;
                const auto node = integrated(batch[i],
                    precisionsOf(rows.columns.cols(), slope, slopePrecision, other), degrees);
                weights.push_back(std::log(grid[first + i].weight * chance)
                    + (slope ? 0.5 * std::log(slopePrecision) : 0) + node.logKernel);
                nodes.push_back({ node.phi, node.rho, slopePrecision, 0, node.residual / degrees });
                parts.push_back({ 0, node.coefficients(slope ? 2 : 1),
                    std::sqrt(nodes.back().variance * unsure(node, slope)) });
            }
        }
        run.report({ static_cast<std::int64_t>(first + batch.size()),
            static_cast<std::int64_t>(grid.size()) });
    }
    normalize(weights);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        nodes[i].weight = parts[i].weight = weights[i];
    return SteppedLevel(rows, slope, other, std::move(nodes), TMixture(std::move(parts), degrees));
}

double SteppedLevel::deviationWith(const DatedRows& more) const
{
    DatedRows all { m_rows.day, Eigen::VectorXd::Zero(m_rows.value.size() + more.value.size()),
        Eigen::MatrixXd(m_rows.columns.rows() + more.columns.rows(), m_rows.columns.cols()) };
    all.day.insert(all.day.end(), more.day.begin(), more.day.end());
    all.columns << m_rows.columns, more.columns;
    const FilterDays days = filterDays(all, m_slope);
    double within = 0;
    const std::size_t priors =
        m_nodes.size() > 1 && m_nodes[0].phi == m_nodes[1].phi && m_nodes[0].rho == m_nodes[1].rho
        ? 2
        : 1;
    for (std::size_t first = 0; first < m_nodes.size(); first += priors) {
        const double weight = m_nodes[first].weight + (priors > 1 ? m_nodes[first + 1].weight : 0);
        if (weight < kNegligible)
            continue;
        std::vector<FilteredNode> one(1);
        one[0].phi = m_nodes[first].phi;
        one[0].rho = m_nodes[first].rho;
        filter(days, one);
        for (std::size_t i = first; i < first + priors; ++i) {
            const auto node = integrated(one[0],
                precisionsOf(
                    m_rows.columns.cols(), m_slope, m_nodes[i].slopePrecision, m_otherPrecision),
                1);
            within += m_nodes[i].weight * m_nodes[i].variance * unsure(node, m_slope);
        }
    }
    return std::sqrt(within);
}

} // namespace mutuals
