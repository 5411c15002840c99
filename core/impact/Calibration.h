#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/impact/SimulatedSeries.h"
#include "core/stats/DampedLevelOptions.h"

#include <array>
#include <vector>

namespace mutuals {

/// How honest the engine is, found out on simulated creators to whom nothing happened, or a change
/// of known size (STATISTICS D13).
struct CalibrationOptions {
    int series = 1000; ///< in each cell
    int threads = 1;
    DampedLevelOptions model = DampedLevelOptions::calibrated();
};

inline constexpr std::array kTrueEffects { 0.05, 0.15, 0.35 };

/// One process with so many days before and after. All but the times is the same at every run,
/// whatever the number of threads.
struct CalibrationCell {
    Process process = Process::white;
    int before = 0, after = 0;

    /// Share of series whose 95 % interval holds the truth. The engine is a location model, so it is
    /// the same without an effect and with any constant one.
    double coverage = 0;
    double coverageWithGaps = 0; ///< with a fifth of the days missing, on a fifth of the series
    double coverageWithoutGaps = 0; ///< of the same series with all their days
    double width = 0; ///< mean, of the interval, in logs
    /// Share of series without an effect that are called helped or hurt: from all days after as the
    /// last look, and at any look at day 14, 28, 56 or 90 (the series goes on to day 90 for that).
    double falseVerdicts = 0, falseAtLooks = 0;
    std::array<double, kTrueEffects.size()> found {}; ///< share called helped, as the last look
    /// One day before, 20 times what it was: mean move of the estimate in posterior deviations, and
    /// ratio of widths; on a fifth of the series.
    double viralShift = 0, viralWidth = 0;
    double milliseconds = 0; ///< one answer: winsorized, fitted, interval and chances
};

struct CalibrationReport {
    int series = 0;
    std::vector<CalibrationCell> cells;
    double meanCoverage = 0, worstCoverage = 0;
    double meanFalse = 0, worstFalse = 0;
    double meanFalseAtLooks = 0, worstFalseAtLooks = 0;
    double seconds = 0; ///< by the clock
};

/// run     polled at each series; progress counts series, from any thread but one at a time
/// errors  invalid: fewer than 10 series or no thread; cancelled
Result<CalibrationReport> calibration(const CalibrationOptions& options, const Run& run = {});

} // namespace mutuals
