#pragma once

#include "core/stats/DailySeries.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace mutuals {

/// Kinds of daily series without any effect, on the log scale, around a weekly pattern. What their
/// days hold beyond it (deviations in logs; N: normal):
enum class Process {
    white, ///< N(0, 0.25)
    ar5, ///< AR(1) of 0.5 with deviation 0.25
    ar8, ///< AR(1) of 0.8 with deviation 0.25
    rw03, ///< random walk of steps 0.03, and N(0, 0.25)
    rw08, ///< random walk of steps 0.08, and N(0, 0.2)
    trend, ///< 0.005 a day, and N(0, 0.25)
    viral, ///< bursts on 4 % of days, exponential of mean 1.2, halved each day, and N(0, 0.2)
    posts, ///< 0.15 for each of Poisson(1.4) posts, and N(0, 0.25); the posts are a covariate
};

inline constexpr std::array kProcesses { Process::white, Process::ar5, Process::ar8, Process::rw03,
    Process::rw08, Process::trend, Process::viral, Process::posts };

std::string_view processName(Process process);

/// before + after days. The same digits for the same seed, and the same first days whatever
/// `after` is (Boost.Random).
DailySeries simulatedSeries(Process process, int before, int after, std::uint64_t seed);

} // namespace mutuals
