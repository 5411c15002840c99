#pragma once

#include "core/stats/Cox.h"
#include "core/stats/GroupedHazards.h"
#include "core/stats/KaplanMeier.h"
#include "core/stats/LogRank.h"
#include "core/stats/Turnbull.h"
#include "core/stats/WeibullTimes.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace mutuals {

// Figures of `stats survival` and `stats intervals` under their names in the truth cases V1 to V4.
// What is not defined is null. Where a fit has one coefficient its figures stand alone, not in an
// array.

boost::json::value finiteJson(double value); ///< null for NaN and infinity
boost::json::array kaplanMeierJson(const std::vector<SurvivalStep>& curve, std::size_t most);
/// The curve at some times: surv, se, lower_loglog, upper_loglog, n_risk.
boost::json::array survivalJson(const std::vector<SurvivalStep>& curve, const SurvivalRows& rows,
    const std::vector<double>& times, const std::string& label, const boost::json::value& value);
boost::json::object toJson(const LogRank& test);
boost::json::object toJson(const CoxFit& fit, const std::vector<std::string>& names);
boost::json::object toJson(const HazardDrift& drift, const std::vector<std::string>& names);
boost::json::object toJson(const Turnbull& estimate);
boost::json::object toJson(const WeibullFit& fit, const std::vector<std::string>& names);
/// coef_NAME and se_NAME per covariate, deviance, rows.
boost::json::object toJson(const GroupedFit& fit, const std::vector<std::string>& names);

} // namespace mutuals
