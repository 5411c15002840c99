#pragma once

#include <filesystem>
#include <string>

namespace mutuals::test {

/// Every row of every table of a workspace, as text: the same before and after means that nothing
/// was changed.
std::string everyRow(const std::filesystem::path& workspace);

/// What a workspace knows, without the numbers of its rows and the day it was imported on: the same
/// for two workspaces that got the same files in other orders.
std::string knowledge(const std::filesystem::path& workspace);

} // namespace mutuals::test
