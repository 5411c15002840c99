#pragma once

#include "core/base/Result.h"
#include "core/import/RunSorter.h"
#include "core/store/Listings.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mutuals {

/// Collects the rows of a list of names in any order and gives them back by key, each key once.
/// Memory stays at some 30 MB for any number of rows.
class RowSorter final : public ListedRows {
public:
    /// `handle` as spelled and cleaned, at most 65,535 bytes. errors: cannotWrite (temporary file)
    Result<> add(std::string_view handle, std::optional<Seconds> followedAt);
    std::int64_t rows() const { return m_sorter.rows(); } ///< added so far
    void clear() { m_sorter.clear(); }

    /// Ends adding and goes to the first row; may be called again to start over.
    Result<> rewind();
    /// Of rows with the same key the one with the newest follow time is given.
    bool next(ListedRow& row) override;
    std::int64_t repeated() const { return m_repeated; } ///< rows given up for another of their key

private:
    RunSorter m_sorter;
    std::string m_key, m_value; ///< of the row being added; then of the row given last
    RunSorter::Row m_ahead; ///< the row after that
    bool m_atEnd = true;
    std::int64_t m_repeated = 0;
};

} // namespace mutuals
