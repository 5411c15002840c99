#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>

namespace mutuals {

class Connection;

inline constexpr std::int64_t kApplicationId = 0x4d54'4c53; // "MTLS"

/// A workspace may come from anywhere: nothing in it may run code or hang us.
/// Throws SQLite::Exception.
void harden(Connection& connection);

/// Whether the file is a workspace, of a version that this program knows.
/// errors  notAWorkspace, schemaTooNew, database
Result<> judgeSchema(Connection& connection, const std::filesystem::path& file);

/// How many migrations made the file. Throws SQLite::Exception.
int schemaOf(Connection& connection);

} // namespace mutuals
