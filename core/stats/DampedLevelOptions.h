#pragma once

#include <optional>
#include <utility>

namespace mutuals {

/// How DampedLevel is to be fitted.
struct DampedLevelOptions {
    /// Prior deviations in units of s. slope 0: no slope column.
    double slope = 0.02, weekday = 5, covariate = 2;
    double noSlope = 0; ///< prior chance that there is no slope at all
    double randomWalk = 0.5; ///< prior chance of phi = 1
    double rhoLow = 0.5, rhoHigh = 1.5; ///< rho ~ Beta(rhoLow, rhoHigh)
    /// Prior chance that the slope walks as well; asked only where at least 120 days before were
    /// observed, since fewer cannot tell it from a level that walks.
    double driftingSlope = 0;
    /// From 180 days before on, let the weekly pattern drift where the log marginal likelihood gains
    /// more than 3 by it (see DriftingWeek.h).
    bool driftingWeek = false;
    int phiNodes = 24, rhoNodes = 24; ///< of the quadrature
    std::optional<std::pair<double, double>> node; ///< only this (phi, rho), to check one node
    int daysBeyond = 0; ///< days past the series that expectedAverage() may be asked for

    /// As the product asks it: a slope is the exception, a level that walks the rule. Measured by
    /// `mutuals-cli calibrate` (1000 series a cell): coverage 0.962 on average, 0.904 in the worst
    /// cell, false verdicts 1.8 % and 5.7 %; on white noise of 60 + 28 days intervals of 0.42, where
    /// those of the published M1 are 0.50 wide. Of 330 + 28 days whose slope walks it covers 0.93 to
    /// 0.96, and 0.67 to 0.91 when not told of such slopes. The rest of this struct is that M1.
    static DampedLevelOptions calibrated();
};

} // namespace mutuals
