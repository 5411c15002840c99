#pragma once

#include "core/base/Result.h"

#include <map>
#include <string>
#include <string_view>

namespace mutuals {

class Connection;

/// How the user told Mutuals to read tables that it does not know, by what their headers are known
/// by. What a mapping says is core/import's to know.
class Mappings {
public:
    explicit Mappings(Connection& connection);

    Result<std::map<std::string, std::string>> all(); ///< header -> mapping
    /// The newest word on a header counts. Within a transaction.
    Result<> remember(std::string_view header, std::string_view mapping);
    Result<> forget(std::string_view header); ///< within a transaction

private:
    Connection& m_connection;
};

} // namespace mutuals
