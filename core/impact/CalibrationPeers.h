#pragma once

#include "core/impact/SimulatedSeries.h"

#include <array>
#include <string_view>

namespace mutuals {

inline constexpr std::size_t kPeers = 4;

/// What others reach on the processes of the calibration, measured once with R 4.2.2,
/// CausalImpact 1.4.1 on bsts 0.9.10 and statsmodels 0.13.5.
struct CalibrationPeer {
    struct Cell {
        double coverage, width;
        double declared; ///< share with p < 0.05 although nothing happened; below 0: not measured
        int series;
    };
    std::string_view key, name;
    std::array<Cell, 2 * kProcesses.size()> cells; ///< as CalibrationReport::cells
};

const std::array<CalibrationPeer, kPeers>& calibrationPeers();

} // namespace mutuals
