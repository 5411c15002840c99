#pragma once

#include "core/records/Creator.h"
#include "core/store/Listings.h"

namespace mutuals {

class Connection;

/// Says of every stay that begins or ends at a listing from place `ordinal` on how it did (came,
/// returned, renamed, renewed, left, name gone), and finds the renames: a name gone and a name new between
/// neighboring listings with the same follow time to the second. Where several share that second
/// nobody can tell, and none is taken for a rename.
/// Within a transaction; throws SQLite::Exception.
void interpretListings(Connection& connection, Id<Creator> creator, ListKind list, int ordinal);

} // namespace mutuals
