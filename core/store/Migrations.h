#pragma once

#include <span>
#include <string_view>

namespace mutuals {

class Connection;

/// The scripts of core/store/migrations in order, embedded at build time. The schema is their sum;
/// `PRAGMA user_version` says how many have run. A released script is never edited.
std::span<const std::string_view> migrationScripts();

/// Runs the scripts that the file has not seen, all in one transaction.
/// Throws SQLite::Exception; then the file is as before.
void migrate(Connection& connection, std::span<const std::string_view> scripts);

/// Whether the file's tables, indexes, views and triggers are exactly those that the scripts make:
/// a workspace from elsewhere must not bring a view that never ends or a trigger of its own.
bool hasExpectedSchema(Connection& connection, std::span<const std::string_view> scripts);

} // namespace mutuals
