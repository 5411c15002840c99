#pragma once

#include "core/stats/CausalImpactDays.h"
#include "core/stats/LevelSeason.h"

#include <Eigen/Cholesky>

#include <array>
#include <vector>

/// The parts of exactCausalImpact(); nobody else includes this.
namespace mutuals::causalimpact {

inline constexpr int kLanes = 8;
using L = Lane<kLanes>;

/// Logarithms of one node's deviations; weight: log of the prior, later the posterior's share.
struct Node {
    double noise = 0, level = 0, season = 0, weight = 0;
};

/// Which coefficients are in, with the log of that set's prior.
struct Subset {
    std::vector<int> columns;
    double logPrior = 0;
};

std::vector<Subset> subsetsOf(const CausalImpactDays& days);

/// What the filter of up to kLanes nodes leaves of the days before, and foresees of those after.
struct Batch {
    std::array<Eigen::MatrixXd, kLanes> products; ///< [z X]' V^-1 [z X]
    L logDeterminant {};
    std::array<Eigen::MatrixXd, kLanes> shown; ///< [days after][z X]: of the mean, per column
    std::array<Eigen::VectorXd, kLanes> variance; ///< [days after]
    std::array<Eigen::RowVectorXd, kLanes> sum; ///< [z X] of the observed days
    L sumVariance {};
};

class Filter {
public:
    Filter(const CausalImpactDays& days, const Node* nodes, int count);

    Batch before();
    void foresee(Batch& batch); ///< after before()

private:
    double element(int t, int column) const
    {
        return column == 0 ? m_days.before[t] : m_days.rows(t, column - 1);
    }

    const CausalImpactDays& m_days;
    int m_width; ///< columns: the values, then the regressors
    LevelSeason<kLanes> m_covariance;
    std::vector<std::vector<L>> m_means; ///< [width][states]
};

/// The coefficients of one set at one node.
struct Regression {
    double logLikelihood = 0;
    Eigen::VectorXd mean;
    Eigen::LLT<Eigen::MatrixXd> factor;
};

/// noise  variance of the node
Regression regressionOf(const CausalImpactDays& days, const Batch& batch, std::size_t lane,
    const Subset& subset, double noise);

} // namespace mutuals::causalimpact
