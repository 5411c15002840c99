#pragma once

#include <filesystem>
#include <string_view>

namespace mutuals::test {

/// A file of tests/data. The folder's name is compiled into one file only, so that a compiler cache
/// serves every checkout.
std::filesystem::path testData(std::string_view name);

} // namespace mutuals::test
