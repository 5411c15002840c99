#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"
#include "core/records/Import.h"
#include "core/records/Overlap.h"
#include "core/records/Post.h"
#include "core/store/RowHash.h"

#include <vector>

namespace mutuals {

class Connection;

/// The creator's posts as Studio's Content table counts them, known by their video id. Each import
/// keeps its own values; where several speak of one video the newest export wins, value by value.
class Videos {
public:
    explicit Videos(Connection& connection);

    Result<std::vector<Post>> all(Id<Creator> creator); ///< oldest first

    /// Stores the posts of one table, each with its video id and each id once; says what they
    /// brought. Within a transaction.
    Result<Added> add(
        Id<Creator> creator, Id<Import> import, const std::vector<Post>& posts, RowSeal& seal);

private:
    Connection& m_connection;
};

} // namespace mutuals
