#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

#include <vector>

namespace mutuals {

/// A level with a dummy season and covariates, of given variances:
///
///   value_t = level_t + gamma_t + x_t'beta + noise,  level_{t+1} = level_t + N(0, level)
///   gamma_{t+1} = -(gamma_t + .. + gamma_{t-season+2}) + N(0, season)
///
/// The first states and beta are diffuse, exactly: they are regressed out, the limit of an ever
/// wider prior (Rosenberg 1973, de Jong 1991), so no large number stands in for infinity.
struct StructuralSeries {
    std::vector<double> values; ///< NaN where there is none
    int season = 1; ///< 1: no season
    std::vector<std::vector<double>> covariates; ///< known on all days
};

struct StructuralVariances {
    double noise = 0, level = 0, season = 0;
};

/// What all values say of each day. Vectors are [days].
struct StructuralStates {
    /// Diffuse: all terms carry -log(2 pi) / 2. Durbin & Koopman's book leaves it out of the
    /// diffuse ones, which adds 0.919 for each first state and covariate.
    double logLikelihood = 0;
    Eigen::VectorXd coefficients; ///< first level, first season states, beta
    Eigen::MatrixXd covariance; ///< of `coefficients`
    std::vector<double> smoothedLevel, smoothedLevelVariance, smoothedSeason;

    /// By the values up to the day, resp. before it; NaN while they do not tell the states. The
    /// first day: its own value and the variance of noise.
    std::vector<double> filteredLevel, filteredLevelVariance;
    std::vector<double> error, errorVariance; ///< of the value foreseen a day ahead
};

/// What the days before say of the days after.
struct StructuralForecast {
    double logLikelihood = 0; ///< of the days before
    std::vector<double> mean, variance; ///< [days after] of a value
    int days = 0; ///< after, with a value
    double sumEffect = 0, sumVariance = 0; ///< observed less foreseen, over those days
};

/// errors  invalid: lengths differ, a season below 1, variances that are no variances, a covariate
///         that is not known or tells nothing of its own; tooFewDays: fewer values than coefficients
Result<StructuralStates> structuralStates(
    const StructuralSeries& series, const StructuralVariances& variances);

/// before  how many leading days teach; errors also tooFewDays: none after
Result<StructuralForecast> structuralForecast(
    const StructuralSeries& series, const StructuralVariances& variances, int before);

/// The variances of greatest diffuse likelihood, from `start` on; those that are 0 there stay so.
/// Nelder & Mead (1965) on their logarithms, to 1e-8 of them.
Result<StructuralVariances> likeliestVariances(
    const StructuralSeries& series, const StructuralVariances& start);

} // namespace mutuals
