#pragma once

#include "core/audience/RowSet.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// Names one after the other in memory, to look through all of them at once. Kept in blocks of
/// 65536 rows: growing copies none, and an offset takes four bytes whatever the names' length.
class NameArena {
public:
    void add(std::string_view name);
    std::uint32_t size() const { return m_size; }
    std::string_view at(std::uint32_t row) const
    {
        return m_blocks[row / kBlockRows].at(row % kBlockRows);
    }

    /// The rows whose name contains the text, which must not be empty.
    RowSet containing(std::string_view text) const;
    /// The same of some rows.
    RowSet containing(std::string_view text, std::span<const std::uint32_t> among) const;

    void shrink(); ///< when all names are in
    std::size_t bytes() const;

private:
    static constexpr std::uint32_t kBlockRows = 65536;
    struct Block {
        std::string names; ///< a NUL after each
        std::vector<std::uint32_t> ends; ///< where the NUL of each row is

        std::uint32_t begin(std::uint32_t row) const { return row == 0 ? 0 : ends[row - 1] + 1; }
        std::string_view at(std::uint32_t row) const
        {
            return std::string_view(names).substr(begin(row), ends[row] - begin(row));
        }
        void find(std::string_view text, std::uint32_t firstRow, RowSet& found) const;
    };

    std::vector<Block> m_blocks;
    std::uint32_t m_size = 0;
};

} // namespace mutuals
