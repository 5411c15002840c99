#include "core/stats/DampedLevel.h"

#include <boost/random/chi_squared_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <cmath>

namespace mutuals {

Result<PathDraws> DampedLevel::draws(int count, std::uint64_t seed, const Run& run) const
{
    boost::random::mt19937_64 generator(seed);
    boost::random::normal_distribution<double> normal;
    boost::random::chi_squared_distribution<double> chiSquared(m_degreesOfFreedom);

    const int days = static_cast<int>(m_observedAfter.size());
    PathDraws paths { count, days, {} };
    paths.values.resize(static_cast<std::size_t>(days) * static_cast<std::size_t>(count));

    // Systematic sampling: a node of weight w gets count * w draws, rounded up or down.
    const double start = boost::random::uniform_01<double>()(generator);
    double reached = 0;
    int draw = 0;
    for (const Node& node : m_nodes) {
        if (run.stopped())
            return fail(Error::Code::cancelled, "while drawing");
        reached += node.weight * count;
        const bool last = &node == &m_nodes.back(); // weights may add to a little less than 1
        for (; draw < count && (last || draw + start < reached); ++draw) {
            const double s = std::sqrt(node.residual / chiSquared(generator));
            Eigen::VectorXd shift(node.coefficients.size());
            for (double& element : shift)
                element = normal(generator);
            // factor factor' is the precision, so factor'^-1 times standard normals has its inverse
            node.factor.transpose().triangularView<Eigen::Upper>().solveInPlace(shift);
            shift *= s;
            const Eigen::VectorXd coefficients = node.coefficients + shift;
            double level = node.level - node.levelOfColumns.dot(shift)
                + s * std::sqrt(node.levelVariance) * normal(generator);
            const double drift = s * std::sqrt(node.rho);
            for (int t = 0; t < days; ++t) {
                const double noise =
                    s * std::sqrt((1 - node.rho) * m_noiseAfter[static_cast<std::size_t>(t)]);
                paths.day(t)[draw] = m_center
                    + m_after.row(t).head(coefficients.size()).dot(coefficients) + level
                    + noise * normal(generator);
                level = node.phi * level + drift * normal(generator);
            }
        }
    }
    return paths;
}

} // namespace mutuals
