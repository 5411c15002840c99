#pragma once

#include "core/base/Time.h"
#include "core/impact/Counterfactual.h"
#include "core/stats/CausalImpactModel.h"
#include "core/stats/ChangePoint.h"
#include "core/stats/DailySeries.h"

#include <boost/json/object.hpp>

#include <optional>
#include <string>

namespace mutuals {

/// What `stats counterfactual` asked, for the JSON beside the figures.
struct AuditedSeries {
    std::string value; ///< name of the column
    DailySeries series;
    std::optional<Day> first; ///< of the series; nothing: rows are numbered, not dated
};

/// The figures under their names in the truth files, and in the shape of `impact --json`.
boost::json::object toJson(const Counterfactual& found, const AuditedSeries& asked);

/// Likewise: the names of P1-P4, and under `average`, `cumulative` and `p` those of the R package.
boost::json::object toJson(const CausalImpactAnswer& found, const AuditedSeries& asked);

/// What `impact --json` says where a side has too few days.
boost::json::object unansweredJson(
    const AuditedSeries& asked, const std::vector<std::string>& missing);

/// Names as in the truth case C3.
boost::json::object toJson(const ShareChange& change);

} // namespace mutuals
