#pragma once

#include <cstdint>
#include <vector>

namespace mutuals {

/// A row and what it is sorted by: the key in the upper 32 bits, the row in the lower ones.
constexpr std::uint64_t keyedRow(std::uint32_t key, std::uint32_t row)
{
    return std::uint64_t { key } << 32 | row;
}

/// Sorts by key; rows of one key stay as they are. By digits: a million in a fifth of the time that
/// comparing takes.
void sortByKey(std::vector<std::uint64_t>& keyed);

} // namespace mutuals
