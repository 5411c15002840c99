#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mutuals {

class Connection;

/// The creators of a workspace.
class Creators {
public:
    explicit Creators(Connection& connection);

    Result<std::vector<Creator>> all(); ///< in the order of their first import
    Result<std::optional<Creator>> find(std::string_view handle);
    Result<Creator> add(std::string_view handle, bool named);
    Result<> rename(Id<Creator> creator, std::string_view handle); ///< makes it `named`

private:
    Connection& m_connection;
};

} // namespace mutuals
