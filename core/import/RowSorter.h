#pragma once

#include "core/base/Result.h"
#include "core/store/Listings.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// Collects the rows of a list in any order and gives them back by key, each key once: what is
/// inserted in the order of its index costs a third of what comes unsorted.
///
/// Runs of 256 Ki rows are sorted by their first 16 bytes; from the third run on they wait in an
/// unlinked temporary file, so that memory stays at some 30 MB for any number of rows.
class RowSorter final : public ListedRows {
public:
    RowSorter();
    ~RowSorter() override;
    RowSorter(const RowSorter&) = delete;
    RowSorter& operator=(const RowSorter&) = delete;

    /// `handle` as spelled and cleaned, at most 65,535 bytes. errors: cannotWrite (temporary file)
    Result<> add(std::string_view handle, std::optional<Seconds> followedAt);
    std::int64_t rows() const { return m_rows; } ///< added so far
    void clear();

    /// Ends adding and goes to the first row; may be called again to start over.
    Result<> rewind();
    /// Of rows with the same key the one with the newest follow time is given.
    bool next(ListedRow& row) override;
    std::int64_t repeated() const { return m_repeated; } ///< rows given up for another of their key

private:
    struct Entry {
        std::uint64_t high, low; ///< the key's first 16 bytes, as big-endian numbers
        std::uint32_t offset;
    };
    class Run;
    struct Later;

    Result<> closeRun();
    bool advance(std::size_t run);

    std::string m_texts; ///< rows of the open run, in the order added
    std::vector<Entry> m_entries;
    std::vector<std::unique_ptr<Run>> m_runs;
    std::vector<std::size_t> m_heap; ///< runs by their present key
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_spill;
    std::int64_t m_rows = 0;
    std::int64_t m_repeated = 0;
    std::string m_key, m_handle; ///< of the row given last
};

} // namespace mutuals
