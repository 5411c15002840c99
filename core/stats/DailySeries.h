#pragma once

#include "core/base/Result.h"

#include <Eigen/Core>

#include <vector>

namespace mutuals {

/// A daily series around a change, one entry per calendar day.
struct DailySeries {
    std::vector<double> values; ///< NaN where a day has no value
    std::vector<int> weekdays; ///< per day, 0 Monday .. 6 Sunday; empty: no weekly pattern
    std::vector<std::vector<double>> covariates; ///< columns as long as `values`
    std::vector<double> noise; ///< relative variance of a day's own noise; empty: 1 each day
    int before = 0; ///< how many leading days lie before the change
};

/// One row per day, so that a day's regressors lie side by side.
using DayRows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The regressors of a series, [days + daysBeyond][columns]: 1; if `slope`, the day's number from
/// the middle of the days before; if there are weekdays, six contrasts against Sunday; the
/// covariates less their mean over the days before, divided by their deviation there (n - 1).
/// Days beyond the end go on with the week and have their covariates at the mean. A covariate that
/// is not known on a day is NaN.
///
/// errors  invalid: lengths differ, a weekday outside 0..6, `before` outside the series, or a
///         covariate that does not vary on the days before
Result<DayRows> regressors(const DailySeries& series, bool slope, int daysBeyond);

} // namespace mutuals
