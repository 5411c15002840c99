#include "core/stats/SpikeRegression.h"

#include "core/stats/TruncatedGamma.h"

#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <cmath>

namespace mutuals {

SpikeRegression::SpikeRegression(const CausalImpactDays& days, int observed)
    : m_days(days)
    , m_products(Eigen::MatrixXd::Zero(days.rows.cols(), days.rows.cols()))
    , m_freedom(days.noiseFreedom + observed)
{
    for (Eigen::Index t = 0; t < days.before.size(); ++t) {
        if (days.observedBefore[static_cast<std::size_t>(t)] != 0)
            m_products += days.rows.row(t).transpose() * days.rows.row(t);
    }
}

SpikeRegression::Fit SpikeRegression::fit(
    const Eigen::VectorXd& projections, double squares, const std::vector<char>& in) const
{
    Fit found;
    for (std::size_t k = 0; k < in.size(); ++k) {
        if (in[k] != 0)
            found.columns.push_back(static_cast<Eigen::Index>(k));
        found.logPosterior += m_days.inclusion < 1
            ? std::log(in[k] != 0 ? m_days.inclusion : 1 - m_days.inclusion)
            : 0;
    }
    found.rest = m_days.noiseFreedom * m_days.noiseSquare + squares;
    if (!found.columns.empty()) {
        const Eigen::MatrixXd prior = m_days.precision(found.columns, found.columns);
        found.factor.compute(m_products(found.columns, found.columns) + prior);
        const Eigen::VectorXd kept = projections(found.columns);
        found.mean = found.factor.solve(kept);
        found.rest -= kept.dot(found.mean);
        const Eigen::LLT<Eigen::MatrixXd> priorFactor(prior);
        found.logPosterior += priorFactor.matrixLLT().diagonal().array().log().sum()
            - found.factor.matrixLLT().diagonal().array().log().sum();
    }
    found.logPosterior -= 0.5 * m_freedom * std::log(found.rest);
    return found;
}

double SpikeRegression::draw(boost::random::mt19937_64& generator,
    const Eigen::VectorXd& projections, double squares, Eigen::VectorXd& coefficients,
    std::vector<char>& in) const
{
    Fit found = fit(projections, squares, in);
    boost::random::uniform_01<double> uniform;
    for (std::size_t k = 0; k < in.size() && m_days.inclusion < 1; ++k) {
        std::vector<char> flipped = in;
        flipped[k] = in[k] != 0 ? 0 : 1;
        Fit other = fit(projections, squares, flipped);
        if (uniform(generator) * (1 + std::exp(found.logPosterior - other.logPosterior)) < 1) {
            in = flipped;
            found = std::move(other);
        }
    }
    const double noise =
        inverseGamma(generator, m_freedom / 2, found.rest / 2, m_days.noiseMost * m_days.noiseMost);
    coefficients.setZero();
    if (found.columns.empty())
        return noise;
    boost::random::normal_distribution<double> normal;
    Eigen::VectorXd shift(found.mean.size());
    for (double& element : shift)
        element = std::sqrt(noise) * normal(generator);
    found.factor.matrixU().solveInPlace(shift);
    coefficients(found.columns) = found.mean + shift;
    return noise;
}

} // namespace mutuals
