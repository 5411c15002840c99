#include "core/stats/DampedLevel.h"

#include <Eigen/Core>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace mutuals {

TMixture DampedLevel::averageEffect(int atMost) const
{
    std::vector<char> used = m_observedAfter;
    double sum = 0;
    int count = 0;
    for (std::size_t t = 0; t < used.size(); ++t) {
        if (used[t] != 0 && count >= atMost)
            used[t] = 0;
        if (used[t] == 0)
            continue;
        sum += m_valuesAfter[t];
        ++count;
    }
    return expectedAverage(used).mirroredAt(sum / count);
}

TMixture DampedLevel::expectedAverage(const std::vector<char>& used) const
{
    assert(static_cast<Eigen::Index>(used.size()) <= m_after.rows());
    Eigen::VectorXd columns = Eigen::VectorXd::Zero(m_after.cols());
    for (std::size_t t = 0; t < used.size(); ++t) {
        if (used[t] != 0)
            columns += m_after.row(static_cast<Eigen::Index>(t)).transpose();
    }
    const auto days = static_cast<double>(
        std::count_if(used.begin(), used.end(), [](char flag) { return flag != 0; }));
    assert(days > 0);

    std::vector<TMixture::Part> parts;
    parts.reserve(m_nodes.size());
    for (const Node& node : m_nodes) {
        // The level of day t is phi^t times that of the first day plus the drift since. `variance`
        // is that of the sum so far, `shared` its covariance with the level of the present day.
        double reach = 1, reached = 0;
        double level = node.levelVariance, variance = 0, shared = 0;
        for (std::size_t t = 0; t < used.size(); ++t) {
            if (used[t] != 0) {
                reached += reach;
                variance += level + (1 - node.rho) * m_noiseAfter[t] + 2 * shared;
                shared += level;
            }
            reach *= node.phi;
            shared *= node.phi;
            level = node.phi * node.phi * level + node.rho;
        }
        // the sum depends on b through the regressors and through the level that they leave
        const Eigen::VectorXd sums = columns.head(node.coefficients.size());
        const Eigen::VectorXd slopes = sums - reached * node.levelOfColumns;
        const double mean = sums.dot(node.coefficients) + reached * node.level;
        const double unsure =
            node.factor.triangularView<Eigen::Lower>().solve(slopes).squaredNorm();
        const double scale = std::sqrt((variance + unsure) * node.residual / m_degreesOfFreedom);
        parts.push_back({ node.weight, m_center + mean / days, scale / days });
    }
    return { std::move(parts), m_degreesOfFreedom };
}

std::vector<double> DampedLevel::expected() const
{
    const Eigen::VectorXd coefficients = meanCoefficients();
    std::vector<double> days(m_observedAfter.size());
    for (std::size_t t = 0; t < days.size(); ++t)
        days[t] = m_center + m_after.row(static_cast<Eigen::Index>(t)).dot(coefficients);
    for (const Node& node : m_nodes) {
        double level = node.weight * node.level;
        for (double& day : days) {
            day += level;
            level *= node.phi;
        }
    }
    return days;
}

double DampedLevel::meanPhi() const
{
    double mean = 0;
    for (const Node& node : m_nodes)
        mean += node.weight * node.phi;
    return mean;
}

double DampedLevel::meanRho() const
{
    double mean = 0;
    for (const Node& node : m_nodes)
        mean += node.weight * node.rho;
    return mean;
}

double DampedLevel::chanceOfRandomWalk() const
{
    double chance = 0;
    for (const Node& node : m_nodes)
        chance += node.phi == 1 ? node.weight : 0;
    return chance;
}

double DampedLevel::chanceOfNoSlope() const
{
    double chance = 0;
    for (const Node& node : m_nodes)
        chance += node.sloped ? 0 : node.weight;
    return chance;
}

double DampedLevel::chanceOfDriftingSlope() const
{
    double chance = 0;
    for (const Node& node : m_nodes)
        chance += node.slopeSteps > 0 ? node.weight : 0;
    return chance;
}

Eigen::VectorXd DampedLevel::meanCoefficients() const
{
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(m_after.cols());
    for (const Node& node : m_nodes)
        mean.head(node.coefficients.size()) += node.weight * node.coefficients;
    return mean;
}

} // namespace mutuals
