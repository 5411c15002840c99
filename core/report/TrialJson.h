#pragma once

#include "core/impact/TrialAnalysis.h"
#include "core/impact/TrialDraw.h"

#include <boost/json/object.hpp>

namespace mutuals {

/// A plan without its people.
boost::json::object toJson(const Trial& trial);
boost::json::object toJson(const TrialUnit& unit);
boost::json::object toJson(const TrialOutlook& outlook);
/// `trial report --json`: what is not known or may not be said yet is null.
boost::json::object toJson(const TrialAnswer& answer);

} // namespace mutuals
