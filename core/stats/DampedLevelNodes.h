#pragma once

#include "core/stats/DampedLevel.h"
#include "core/stats/DampedLevelFilter.h"

#include <vector>

/// The steps of DampedLevel::fit(), for the sampler of the same model as well.
namespace mutuals::dampedlevel {

struct GridNode {
    double phi, rho, weight; ///< weight: prior times quadrature
};

std::vector<GridNode> gridOf(const DampedLevelOptions& options);

/// The same for the nodes of phi = 1 alone, whose weights then add to 1.
std::vector<GridNode> walksOf(const DampedLevelOptions& options);

/// What one filtered node says with each prior of the slope.
struct SlopePrior {
    Eigen::VectorXd precisions; ///< of all coefficients
    double chance;
    bool sloped;
    double slopeSteps; ///< as in DampedLevel::Node
    double height; ///< logarithm of the prior's density at 0, up to what all priors share
};

std::vector<SlopePrior> slopePriors(const DailySeries& series, const DampedLevelOptions& options);

/// A slope that walks: it changes by an unknown bit every few weeks, before and after the change.
/// Each column is zero until such a day and then counts days, [days of `rows`][columns]; one begins
/// with the first day after the change.
DayRows slopeSteps(const DailySeries& series, Eigen::Index days);

/// Priors of the coefficients of a slope and its steps, from hardly walking to fast.
std::vector<SlopePrior> driftPriors(
    const DailySeries& series, const DampedLevelOptions& options, Eigen::Index steps);

/// The days before as the filter reads them: first column left for the values.
FilterDays daysBefore(const DailySeries& series, const DayRows& rows);

/// Takes the mean of the observed days off their values and returns it.
/// errors  tooFewDays, invalid: as DampedLevel::fit
Result<double> centered(FilterDays& days);

DampedLevel::Node integrated(
    const FilteredNode& filtered, const Eigen::VectorXd& precisions, double degreesOfFreedom);

/// Turns log weights into weights that add to 1.
void normalize(std::vector<double>& weights);

} // namespace mutuals::dampedlevel
