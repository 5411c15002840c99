#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/stats/DampedLevelNodes.h"

/// A weekly pattern that drifts, as further regressors of DampedLevel: one more part of its design.
///
/// The seven days' effects, which add to 0, walk: from one week to the next each of their six
/// orthonormal contrasts moves by N(0, (tau s)^2). Before the change the walk is told by the first
/// three terms of its Karhunen-Loeve series, which hold 0.93 of its variance; after the change by one
/// column per contrast that grows as the walk's deviation does, so that single days are no surer than
/// they may be. Whole weeks add to 0 throughout: a drifting week is told from a level that drifts.
/// tau is one of four, from hardly to fast, the same chance each; given it all is integrated in closed
/// form with the other coefficients.
namespace mutuals::dampedlevel {

inline constexpr int kFewestToDriftWeekly = 180; ///< days before

/// [days of `rows`][24]; the series has weekdays. Days beyond its end go on with the week.
DayRows weekSteps(const DailySeries& series, Eigen::Index days);

/// Each of `priors` for each tau, the precisions of the week's columns put in at column `at`.
std::vector<SlopePrior> withDriftingWeek(
    const std::vector<SlopePrior>& priors, const DailySeries& series, Eigen::Index at);

/// By how much the log marginal likelihood of the days before gains when the week may drift, on a
/// coarse grid of (phi, rho).
///
/// days   as daysBefore(), with the columns of weekSteps() last
/// error  cancelled
Result<double> gainOfDriftingWeek(const FilterDays& days, const DailySeries& series,
    const DampedLevelOptions& options, double degreesOfFreedom, const Run& run);

inline constexpr double kWeekDrifts = 3; ///< a gain above it lets the week drift (STATISTICS D1)

} // namespace mutuals::dampedlevel
