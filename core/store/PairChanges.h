#pragma once

#include "core/records/Follower.h"
#include "core/store/FollowerScan.h"

#include <map>
#include <vector>

namespace mutuals {

class Connection;

/// What became of the followers between two follower listings of a creator that are no neighbors.
/// Told by the two lists first: who stands in both under the same name since the same second never
/// left, even where a list between them was cut short. Then by the renames in between, then by the
/// follow time as between neighbors (core/store/Renames). Reads only what changed.
///
/// before, after  places of the listings, 0 <= before < after
/// returns        came, left, returned, renamed and nameGone, each with the newest follow first and
///                unknown ones last; under the name that they bore last up to `after`
/// throws         SQLite::Exception
std::map<FollowerView, std::vector<FollowerScan::Change>> changesBetween(
    Connection& connection, Id<Creator> creator, int before, int after);

} // namespace mutuals
