#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mutuals {

/// Some of the rows 0 .. n-1, one bit a row.
class RowSet {
public:
    RowSet() = default;
    explicit RowSet(std::uint32_t rows)
        : m_words((rows + 63) / 64)
    {
    }

    void add(std::uint32_t row) { m_words[row / 64] |= std::uint64_t { 1 } << row % 64; }
    bool has(std::uint32_t row) const { return m_words[row / 64] >> row % 64 & 1; }
    std::size_t count() const
    {
        std::size_t sum = 0;
        for (const std::uint64_t word : m_words)
            sum += static_cast<std::size_t>(std::popcount(word));
        return sum;
    }
    /// Ascending.
    std::vector<std::uint32_t> rows() const
    {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1)
                rows.push_back(64 * i + static_cast<std::uint32_t>(std::countr_zero(word)));
        }
        return rows;
    }
    std::size_t bytes() const { return m_words.capacity() * sizeof(std::uint64_t); }

private:
    std::vector<std::uint64_t> m_words;
};

} // namespace mutuals
