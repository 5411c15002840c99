#pragma once

#include "core/impact/Calibration.h"

#include <boost/json/object.hpp>

#include <string>

namespace mutuals {

/// The grid, its summary, the peers beside it and which goals are met.
boost::json::object toJson(const CalibrationReport& report);

/// The same as a table for people, one process and length per line.
std::string calibrationText(const CalibrationReport& report);

} // namespace mutuals
