#pragma once

#include "core/base/Ahead.h"
#include "core/base/Result.h"

#include <cstdint>
#include <cstdio>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// Collects rows, each a key and a value of bytes, in any order and gives them back by key (bytes);
/// rows of the same key come in the order added. What is inserted in the order of its index costs a
/// third of what comes unsorted.
///
/// Rows are sorted run by run by their first 16 bytes, each in a thread of its own while the next
/// one fills; runs beyond the first ones wait in an unlinked temporary file, so that memory stays
/// bounded for any number of rows. Several runs are merged in a thread, ahead of who takes the rows.
class RunSorter {
public:
    struct Row {
        std::string_view key, value;
    };
    /// When a run is full, and how many full runs stay in memory.
    struct Limits {
        std::size_t rows = std::size_t { 1 } << 18;
        std::size_t bytes = std::size_t { 1 } << 30;
        std::size_t runsInMemory = 2;
    };
    RunSorter();
    explicit RunSorter(Limits limits);
    ~RunSorter();
    RunSorter(const RunSorter&) = delete;
    RunSorter& operator=(const RunSorter&) = delete;

    /// A key of at most 65,535 bytes. errors: cannotWrite (temporary file)
    Result<> add(std::string_view key, std::string_view value);
    std::int64_t rows() const { return m_rows; } ///< added so far
    void clear();

    /// Ends adding and goes to the first row; may be called again to start over.
    Result<> rewind();
    /// False at the end. The views hold until the next call.
    bool next(Row& row);
    /// Whether every row was given: rows that wait in a file could fail to come back.
    bool allGiven() const { return m_given == m_rows; }

private:
    struct Entry {
        std::uint64_t high, low; ///< the key's first 16 bytes, as big-endian numbers
        std::uint32_t offset;
    };
    /// Rows in the order added, and where they belong.
    struct Filling {
        std::string bytes;
        std::vector<Entry> entries;

        void sort();
        Row sortedRow(std::size_t place) const;
        void clear()
        {
            bytes.clear();
            entries.clear();
        }
    };
    class Run;
    struct Head {
        std::uint64_t high, low;
        std::uint32_t run;
    };

    Result<> closeRun();
    Result<> settle();
    Result<> sortRun();
    Result<> spill();
    bool isBefore(const Head& a, const Head& b) const;
    Head headOf(std::size_t run) const;
    void siftDown(std::size_t at);
    bool advance();
    bool merge(std::string& batch);

    Limits m_limits;
    Filling m_filling; ///< the open run
    Filling m_full; ///< the run that is being sorted
    std::vector<std::unique_ptr<Run>> m_runs;
    std::vector<Head> m_heap; ///< the present row of each run; its first is the row merged last
    bool m_begun = false;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_file;
    std::int64_t m_rows = 0;
    std::int64_t m_given = 0;
    std::string_view m_batch; ///< rows that are merged and not yet given
    // Last, so that they end before what they use.
    std::future<Result<>> m_sorting; ///< of m_full
    std::unique_ptr<Ahead<std::string>> m_merged;
};

} // namespace mutuals
