#pragma once

#include "core/base/Result.h"
#include "core/records/Follower.h"

#include <filesystem>
#include <vector>

namespace mutuals::test {

/// The slow plain twin of core/audience/FollowerIndex: who is in a view and in which order, by one
/// SQL statement over the tables, with a subquery per row where the index has a column.
std::vector<Id<Person>> plainOrder(const std::filesystem::path& file, const FollowerQuery& query);

} // namespace mutuals::test
