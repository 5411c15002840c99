#pragma once

#include "core/base/Run.h"
#include "core/stats/DampedLevelOptions.h"
#include "core/stats/Regressors.h"
#include "core/stats/TMixture.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace mutuals {

/// Quantiles of a day or of totals come from joint draws of all days after the change.
struct PathDraws {
    int draws = 0, days = 0;
    std::vector<double> values; ///< [days][draws]

    double* day(int t) { return values.data() + std::ptrdiff_t { t } * draws; }
    const double* day(int t) const { return values.data() + std::ptrdiff_t { t } * draws; }
};

/// What a daily series would have been without a change: model M1, "damped level".
///
///   y_t = v_t + w_t'b + eps_t,  v_{t+1} = phi v_t + eta_t
///   Var eps_t = s2 (1 - rho) c_t,  Var eta_t = s2 rho
///   v_1 stationary if phi < 1, v_1 = 0 if phi = 1
///
/// w_t as regressors(), c_t the series' `noise`. Priors given s2: intercept flat, the others
/// N(0, (deviation s)^2); p(s2) ~ 1 / s2; P(phi = 1) = randomWalk, else phi ~ U(0, 1);
/// rho ~ Beta(1/2, 3/2). It holds white noise (rho = 0), AR(1) and the random walk (phi = 1), each
/// with a trend. With `driftingSlope`, from 120 days before on, a second model stands beside it and
/// is averaged in by marginal likelihood: phi = 1, and the slope changes every few weeks by a normal
/// step whose deviation is one of four. With `driftingWeek`, from 180 days before on, the weekly
/// pattern walks where the marginal likelihood gains enough by it (DriftingWeek.h).
/// b and s2 are integrated in closed form, (phi, rho) by
/// Gauss-Legendre in phi = 1 - (1 - x)^2 and rho = sin^2: the posterior is exact up to the
/// quadrature and the same at every run. Only days before the change teach the model; days without a value are skipped.
class DampedLevel {
public:
    /// One (phi, rho): sums of days are Student t with `degreesOfFreedom`.
    struct Node {
        double phi = 0, rho = 0;
        bool sloped = true; ///< false: its slope is 0
        double slopeSteps = 0; ///< deviation of the slope's walk, s per day and root of days
        double weight = 0; ///< posterior
        double logDeterminant = 0;
        double residual = 0; ///< S: what is left of the squares, in units of 1 / s2
        double logKernel = 0; ///< log posterior without constants and without the node's prior
        /// b, and the steps of a week and a slope that walk; the mean of the days before was taken off the
        /// values
        Eigen::VectorXd coefficients;
        Eigen::MatrixXd factor; ///< lower Cholesky factor of the precision of b
        Eigen::VectorXd levelOfColumns; ///< see FilteredNode::level
        double level = 0; ///< of the day after the last day before, given `coefficients`
        double levelVariance = 0;
    };

    /// run     polled every few nodes; progress counts nodes
    /// errors  tooFewDays: fewer than 4 observed days before or none after; invalid: as
    ///         regressors(), or all observed days before have the same value; cancelled
    static Result<DampedLevel> fit(
        const DailySeries& series, const DampedLevelOptions& options = {}, const Run& run = {});

    /// Observed less expected, mean over the observed days after the change, or over the first
    /// `atMost` of them.
    TMixture averageEffect(int atMost = std::numeric_limits<int>::max()) const;

    /// Mean of the expected values, noise of the days included, over the days marked in `used`;
    /// used[0] is the first day after the change. It may reach `daysBeyond` past the series.
    TMixture expectedAverage(const std::vector<char>& used) const;

    /// [days after] posterior mean of what each day would have been; NaN where a covariate is not
    /// known.
    std::vector<double> expected() const;

    /// Seeded joint draws of what the days after would have been, the days' own noise included.
    /// The same digits with every compiler that rounds as IEEE 754 says (Boost.Random).
    Result<PathDraws> draws(int count, std::uint64_t seed, const Run& run = {}) const;

    /// [days before] and [days after]: not 0 where the day has a value and all regressors
    const std::vector<char>& observedBefore() const { return m_observedBefore; }
    const std::vector<char>& observedAfter() const { return m_observedAfter; }
    int observedDaysAfter() const { return m_observed; }
    const std::vector<Node>& nodes() const { return m_nodes; }
    double degreesOfFreedom() const { return m_degreesOfFreedom; }

    double meanPhi() const;
    double meanRho() const;
    double chanceOfRandomWalk() const; ///< P(phi = 1)
    double chanceOfNoSlope() const;
    double chanceOfDriftingSlope() const;
    bool weekDrifts() const { return m_weekDrifts; }
    Eigen::VectorXd meanCoefficients() const; ///< a step is 0 where a node has none

private:
    DampedLevel() = default;
    void readAfter(const DailySeries& series, const DayRows& rows);
    struct Family;
    Result<> addNodes(const Family& family, std::vector<double>& weights, const Run& run);

    std::vector<Node> m_nodes;
    bool m_weekDrifts = false;
    /// Regressors of the days after and beyond, then the walk of the week, then that of the slope.
    DayRows m_after;
    std::vector<double> m_valuesAfter;
    std::vector<double> m_noiseAfter; ///< 1 on the days beyond
    std::vector<char> m_observedBefore, m_observedAfter;
    int m_observed = 0; ///< how many of them
    double m_center = 0; ///< mean of the observed days before
    double m_degreesOfFreedom = 0;
};

} // namespace mutuals
