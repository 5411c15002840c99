#include "core/store/Mappings.h"

#include "core/store/Connection.h"

namespace mutuals {

Mappings::Mappings(Connection& connection)
    : m_connection(connection)
{
}

Result<std::map<std::string, std::string>> Mappings::all()
{
    return guarded([&] {
        std::map<std::string, std::string> all;
        Query rows(m_connection, "SELECT header, mapping FROM table_mapping");
        while (rows.next())
            all.emplace(rows.text(0), rows.text(1));
        return all;
    });
}

Result<> Mappings::remember(std::string_view header, std::string_view mapping)
{
    return guarded([&] {
        Query(m_connection,
            "INSERT INTO table_mapping (header, mapping) VALUES (?, ?)"
            " ON CONFLICT (header) DO UPDATE SET mapping = excluded.mapping")
            .with(header, mapping)
            .run();
    });
}

Result<> Mappings::forget(std::string_view header)
{
    return guarded([&] {
        Query(m_connection, "DELETE FROM table_mapping WHERE header = ?").with(header).run();
    });
}

} // namespace mutuals
