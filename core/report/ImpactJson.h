#pragma once

#include "core/impact/Foresight.h"
#include "core/impact/ImpactChecks.h"
#include "core/impact/SpillOver.h"
#include "core/records/Policy.h"

#include <boost/json/value.hpp>

namespace mutuals {

/// What `mutuals-cli impact` and its neighbors print beside the answer itself (see Json.h).
boost::json::value toJson(const ExcludedDay& day);
boost::json::value toJson(const Foresight& foresight);
boost::json::value toJson(const PeerAnswer& peer);
boost::json::value toJson(const SpillOver& spillOver);
boost::json::value toJson(const ImpactChecks& checks);

} // namespace mutuals
