#include "core/store/Creators.h"

#include "core/records/Handle.h"
#include "core/store/Connection.h"

namespace mutuals {

namespace {

Creator creatorOf(Query& row)
{
    return { { row.number(0) }, std::string(row.text(1)), row.number(2) != 0 };
}

} // namespace

Creators::Creators(Connection& connection)
    : m_connection(connection)
{
}

Result<std::vector<Creator>> Creators::all()
{
    return guarded([&] {
        std::vector<Creator> creators;
        Query rows(m_connection, "SELECT id, handle, named FROM creator ORDER BY id");
        while (rows.next())
            creators.push_back(creatorOf(rows));
        return creators;
    });
}

Result<std::optional<Creator>> Creators::find(std::string_view handle)
{
    return guarded([&]() -> std::optional<Creator> {
        Query row(m_connection, "SELECT id, handle, named FROM creator WHERE key = ?");
        if (!row.with(handleKey(handle)).next())
            return {};
        return creatorOf(row);
    });
}

Result<Creator> Creators::add(std::string_view handle, bool named)
{
    return guarded([&] {
        Query(m_connection, "INSERT INTO creator (handle, key, named) VALUES (?, ?, ?)")
            .with(handle, handleKey(handle), named)
            .run();
        return Creator { { m_connection.database().getLastInsertRowid() }, std::string(handle),
            named };
    });
}

Result<> Creators::rename(Id<Creator> creator, std::string_view handle)
{
    return guarded([&] {
        Query(m_connection, "UPDATE creator SET handle = ?, key = ?, named = 1 WHERE id = ?")
            .with(handle, handleKey(handle), creator)
            .run();
    });
}

} // namespace mutuals
