#pragma once

#include "core/stats/StaggeredAdoption.h"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace mutuals {

/// The figures under their names in the truth cases D1 and D2, plainly and under the name of the
/// controls.
boost::json::object toJson(const StaggeredAdoption& found, AdoptionControls controls,
    const std::vector<std::string>& notes);

} // namespace mutuals
