#include "core/store/Exports.h"

#include "core/store/Connection.h"

namespace mutuals {

std::vector<Export> exportsOf(Connection& connection, Id<Creator> creator)
{
    std::vector<Export> exports;
    Query rows(connection,
        "SELECT id, kind, file, from_day, to_day, as_of FROM import WHERE creator_id = ?"
        " ORDER BY as_of, id");
    rows.with(creator);
    while (rows.next())
        exports.push_back({ static_cast<int>(exports.size()), { rows.number(0) },
            kindNamed(rows.text(1)).value_or(ImportKind::table), std::string(rows.text(2)),
            rows.optional(3, &Query::day), rows.optional(4, &Query::day), rows.time(5) });
    return exports;
}

} // namespace mutuals
