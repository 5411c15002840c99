#pragma once

#include "core/import/table/ColumnMapping.h"

#include <boost/json/value.hpp>

namespace mutuals {

/// The beginning of a table whose columns are the user's to say, and what its mapping would read of
/// it:
///
///   {"header": ["Who"], "columns": ["who"], "rows": [["ben"]], "mapping": {"handle": "who"},
///    "dates": "day-first", "map": "handle=who,dates=day-first", "reads": "comments",
///    "lacking": ["time"], "readable": 18, "refused": 2, "asksForDates": false,
///    "comments": [{"handle", "at", "text", "likes", "video"}],
///    "profiles": [{"handle", "displayName", "bio", "region", "followers", ...}],
///    "reports": [{"place", "reason"}]}
///
/// `map` is what `import --map` takes; `reads` is null where something is lacking.
boost::json::value toJson(const UnknownTable& table, Day latest);

boost::json::value toJson(const Profile& profile);

} // namespace mutuals
