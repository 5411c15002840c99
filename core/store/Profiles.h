#pragma once

#include "core/base/Result.h"
#include "core/records/Creator.h"
#include "core/records/Import.h"
#include "core/records/Profile.h"
#include "core/store/RowHash.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

class Connection;

/// What third-party tools say of people's profiles. Each import keeps its own values; of each value
/// the newest export that says it wins.
class Profiles {
public:
    explicit Profiles(Connection& connection);

    /// Nothing when no file speaks of them.
    Result<std::optional<Profile>> find(Id<Creator> creator, std::string_view handle);

    /// Stores the profiles of one table, each handle once; returns how many were new to the
    /// workspace or changed what it knew. Within a transaction.
    Result<int> add(Id<Creator> creator, Id<Import> import, const std::vector<Profile>& profiles,
        RowSeal& seal);

private:
    Connection& m_connection;
};

// The rest is for the other classes of this folder. Both throw SQLite::Exception.

/// What is known of one person under all names (handleKey()s) they bore.
std::optional<Profile> newestProfile(
    Connection& connection, Id<Creator> creator, std::span<const std::string> keys);

/// Adds the rows that each import keeps to its seal, for `check`.
void sealProfiles(Connection& connection, std::map<std::int64_t, RowSeal>& seals);

} // namespace mutuals
