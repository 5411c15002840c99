#pragma once

#include "core/base/Result.h"
#include "core/stats/DailySeries.h"

#include <Eigen/Core>

namespace mutuals {

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
