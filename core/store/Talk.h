#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Import.h"
#include "core/records/Post.h"
#include "core/store/Comments.h"
#include "core/store/RowHash.h"

#include <vector>

namespace mutuals {

class Connection;

/// Posts, comments and messages. The text of a direct message is never stored, only who and when.
class Talk {
public:
    explicit Talk(Connection& connection);

    struct Counts {
        int posts = 0;
        int comments = 0; ///< by others on the creator's posts
    };
    Result<Counts> counts(Id<Creator> creator);

    /// The rows of one import; each returns how many were new to the workspace.
    Result<int> addPosts(
        Id<Creator> creator, Id<Import> import, const std::vector<Post>& posts, RowSeal& seal);
    /// Progress counts comments. errors: cancelled, database, cannotWrite
    Result<int> addComments(Id<Creator> creator, Id<Import> import, SortedComments& comments,
        RowSeal& seal, const Run& run = {});
    Result<int> addMessages(Id<Creator> creator, Id<Import> import,
        const std::vector<Message>& messages, RowSeal& seal);

private:
    Connection& m_connection;
};

} // namespace mutuals
