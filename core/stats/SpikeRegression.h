#pragma once

#include "core/stats/CausalImpactDays.h"

#include <Eigen/Cholesky>

#include <boost/random/mersenne_twister.hpp>

#include <vector>

namespace mutuals {

/// Static regression on what the states leave, with or without some of its columns.
class SpikeRegression {
public:
    SpikeRegression(const CausalImpactDays& days, int observed);

    /// Draws which columns are in, the noise's variance and the coefficients.
    /// projections  X'e; squares  e'e
    double draw(boost::random::mt19937_64& generator, const Eigen::VectorXd& projections,
        double squares, Eigen::VectorXd& coefficients, std::vector<char>& in) const;

private:
    struct Fit {
        std::vector<Eigen::Index> columns;
        Eigen::LLT<Eigen::MatrixXd> factor;
        Eigen::VectorXd mean;
        double rest = 0; ///< rate of the Gamma of 1 / noise, times 2
        double logPosterior = 0; ///< of the set of columns
    };
    Fit fit(const Eigen::VectorXd& projections, double squares, const std::vector<char>& in) const;

    const CausalImpactDays& m_days;
    Eigen::MatrixXd m_products; ///< X'X of the observed days before
    double m_freedom;
};

} // namespace mutuals
