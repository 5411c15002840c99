#include "core/import/RunSorter.h"

#include <boost/sort/pdqsort/pdqsort.hpp>

#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

namespace mutuals {

namespace {

constexpr std::size_t kMostRead = std::size_t { 1 } << 16; ///< of a run at once,
constexpr std::size_t kAllRead = std::size_t { 1 } << 23; ///< and of all together
constexpr std::size_t kWriteBytes = std::size_t { 1 } << 16;
constexpr std::size_t kBatchBytes = std::size_t { 1 } << 18; ///< merged at once

/// A row in memory and in the file: the lengths of key and value, and both.
constexpr std::size_t kHeader = 6;

using Row = RunSorter::Row;
__extension__ using Wide = unsigned __int128;

void append(std::string& out, const Row& row)
{
    const auto keyLength = static_cast<std::uint16_t>(row.key.size());
    const auto valueLength = static_cast<std::uint32_t>(row.value.size());
    char header[kHeader];
    std::memcpy(header, &keyLength, 2);
    std::memcpy(header + 2, &valueLength, 4);
    out.append(header, kHeader);
    out += row.key;
    out += row.value;
}

Row rowAt(const char* at)
{
    std::uint16_t keyLength = 0;
    std::uint32_t valueLength = 0;
    std::memcpy(&keyLength, at, 2);
    std::memcpy(&valueLength, at + 2, 4);
    return { { at + kHeader, keyLength }, { at + kHeader + keyLength, valueLength } };
}

std::size_t lengthOf(const Row& row)
{
    return kHeader + row.key.size() + row.value.size();
}

std::uint64_t bigEndian(std::string_view key, std::size_t from)
{
    std::uint64_t word = 0;
    if (key.size() >= from + 8)
        std::memcpy(&word, key.data() + from, 8);
    else if (from < key.size())
        std::memcpy(&word, key.data() + from, key.size() - from);
    return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

tl::unexpected<Error> fileFailure()
{
    return fail(Error::Code::cannotWrite, "temporary file: {}", std::strerror(errno));
}

} // namespace

/// One sorted run, in memory or in the temporary file, read from its start to its end.
class RunSorter::Run {
public:
    explicit Run(std::string rows)
        : m_buffer(std::move(rows))
        , m_inMemory(true)
    {
    }
    Run(std::FILE* file, long from, std::size_t bytes)
        : m_file(::fileno(file))
        , m_from(from)
        , m_bytes(bytes)
    {
    }

    void rewind(std::size_t portion)
    {
        m_portion = portion;
        m_at = 0;
        m_read = 0;
        if (!m_inMemory)
            m_buffer.clear();
    }
    /// Goes to the next row; false at the end.
    bool next()
    {
        if (m_buffer.size() - m_at < kHeader && !fill(kHeader))
            return false;
        m_row = rowAt(m_buffer.data() + m_at);
        const std::size_t length = lengthOf(m_row);
        if (m_buffer.size() - m_at < length) {
            if (!fill(length))
                return false;
            m_row = rowAt(m_buffer.data() + m_at);
        }
        m_at += length;
        return true;
    }
    const Row& row() const { return m_row; }

private:
    bool fill(std::size_t wanted)
    {
        if (m_inMemory)
            return false;
        m_buffer.erase(0, m_at);
        m_at = 0;
        while (m_buffer.size() < wanted && m_read < m_bytes) {
            // A portion in all, so that the buffer keeps the room that it has.
            const auto had = m_buffer.size();
            const auto room = std::max(m_portion, wanted) - had;
            m_buffer.resize(had + std::min(room, m_bytes - m_read));
            const auto got = ::pread(m_file, m_buffer.data() + had, m_buffer.size() - had,
                m_from + static_cast<off_t>(m_read));
            m_buffer.resize(had + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
            if (got <= 0)
                return false;
            m_read += static_cast<std::size_t>(got);
        }
        return m_buffer.size() >= wanted;
    }

    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_inMemory = false;
    int m_file = -1;
    off_t m_from = 0;
    std::size_t m_portion = kMostRead;
    std::size_t m_bytes = 0;
    std::size_t m_read = 0;
    Row m_row {};
};

RunSorter::RunSorter()
    : RunSorter(Limits {})
{
}

RunSorter::RunSorter(Limits limits)
    : m_limits(limits)
    , m_file(nullptr, &std::fclose)
{
}

RunSorter::~RunSorter() = default;

void RunSorter::clear()
{
    if (m_sorting.valid())
        m_sorting.wait();
    m_sorting = {};
    m_merged.reset();
    m_batch = {};
    m_filling.clear();
    m_full.clear();
    m_heap.clear();
    m_runs.clear();
    m_file.reset();
    m_rows = 0;
    m_given = 0;
}

Result<> RunSorter::add(std::string_view key, std::string_view value)
{
    m_filling.entries.push_back({ bigEndian(key, 0), bigEndian(key, 8),
        static_cast<std::uint32_t>(m_filling.bytes.size()) });
    append(m_filling.bytes, { key, value });
    ++m_rows;
    if (m_filling.entries.size() < m_limits.rows && m_filling.bytes.size() < m_limits.bytes)
        return {};
    return closeRun();
}

/// By the first 16 bytes without branches (half the time of std::sort), then the few that agree in
/// them.
void RunSorter::Filling::sort()
{
    const auto prefix = [](const Entry& entry) {
        return static_cast<Wide>(entry.high) << 64 | entry.low;
    };
    boost::sort::pdqsort_branchless(entries.begin(), entries.end(),
        [prefix](const Entry& a, const Entry& b) { return prefix(a) < prefix(b); });
    const auto keyOf = [this](
                           const Entry& entry) { return rowAt(bytes.data() + entry.offset).key; };
    for (auto begin = entries.begin(); begin != entries.end();) {
        const auto end = std::find_if(begin, entries.end(),
            [&](const Entry& entry) { return prefix(entry) != prefix(*begin); });
        if (end - begin > 1) {
            std::sort(begin, end, [keyOf](const Entry& a, const Entry& b) {
                const int order = keyOf(a).compare(keyOf(b));
                return order != 0 ? order < 0 : a.offset < b.offset;
            });
        }
        begin = end;
    }
}

/// A row by its place in the order. The rows lie about: the ones to come are fetched ahead.
RunSorter::Row RunSorter::Filling::sortedRow(std::size_t place) const
{
    constexpr std::size_t kAhead = 16;
    if (place + kAhead < entries.size())
        __builtin_prefetch(bytes.data() + entries[place + kAhead].offset);
    return rowAt(bytes.data() + entries[place].offset);
}

/// Gives the open run to a thread that sorts it.
Result<> RunSorter::closeRun()
{
    if (auto settled = settle(); !settled)
        return settled;
    std::swap(m_filling, m_full);
    m_sorting = std::async(std::launch::async, [this] { return sortRun(); });
    return {};
}

Result<> RunSorter::settle()
{
    return m_sorting.valid() ? m_sorting.get() : Result<>();
}

Result<> RunSorter::sortRun()
{
    m_full.sort();
    if (m_runs.size() < m_limits.runsInMemory) {
        std::string sorted;
        sorted.reserve(m_full.bytes.size());
        for (std::size_t i = 0; i < m_full.entries.size(); ++i)
            append(sorted, m_full.sortedRow(i));
        m_runs.push_back(std::make_unique<Run>(std::move(sorted)));
    } else if (auto done = spill(); !done) {
        return done;
    }
    m_full.clear();
    return {};
}

Result<> RunSorter::spill()
{
    if (!m_file)
        m_file.reset(std::tmpfile());
    if (!m_file)
        return fileFailure();
    std::FILE* file = m_file.get();
    const long from = std::ftell(file);
    std::string portion;
    portion.reserve(2 * kWriteBytes);
    const auto write = [&] {
        const bool written = std::fwrite(portion.data(), 1, portion.size(), file) == portion.size();
        portion.clear();
        return written;
    };
    for (std::size_t i = 0; i < m_full.entries.size(); ++i) {
        append(portion, m_full.sortedRow(i));
        if (portion.size() >= kWriteBytes && !write())
            return fileFailure();
    }
    if (!write() || std::fflush(file) != 0)
        return fileFailure();
    m_runs.push_back(std::make_unique<Run>(file, from, m_full.bytes.size()));
    return {};
}

Result<> RunSorter::rewind()
{
    if (auto settled = settle(); !settled)
        return settled;
    if (!m_filling.entries.empty()) {
        std::swap(m_filling, m_full);
        if (auto sorted = sortRun(); !sorted)
            return sorted;
    }
    m_filling = {};
    m_full = {};
    m_merged.reset();
    m_batch = {};
    m_heap.clear();
    m_given = 0;
    m_begun = false;
    const std::size_t portion = std::clamp(
        kAllRead / std::max<std::size_t>(m_runs.size(), 1), std::size_t { 4096 }, kMostRead);
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        m_runs[run]->rewind(portion);
        if (m_runs[run]->next())
            m_heap.push_back(headOf(run));
    }
    for (std::size_t at = m_heap.size() / 2; at-- > 0;)
        siftDown(at);
    if (m_heap.size() > 1)
        m_merged = std::make_unique<Ahead<std::string>>(
            [this](std::string& batch) { return merge(batch); });
    return {};
}

RunSorter::Head RunSorter::headOf(std::size_t run) const
{
    const std::string_view key = m_runs[run]->row().key;
    return { bigEndian(key, 0), bigEndian(key, 8), static_cast<std::uint32_t>(run) };
}

bool RunSorter::isBefore(const Head& a, const Head& b) const
{
    if (a.high != b.high)
        return a.high < b.high;
    if (a.low != b.low)
        return a.low < b.low;
    const int order = m_runs[a.run]->row().key.compare(m_runs[b.run]->row().key);
    return order != 0 ? order < 0 : a.run < b.run;
}

void RunSorter::siftDown(std::size_t at)
{
    const Head head = m_heap[at];
    for (;;) {
        std::size_t child = 2 * at + 1;
        if (child >= m_heap.size())
            break;
        if (child + 1 < m_heap.size() && isBefore(m_heap[child + 1], m_heap[child]))
            ++child;
        if (!isBefore(m_heap[child], head))
            break;
        m_heap[at] = m_heap[child];
        at = child;
    }
    m_heap[at] = head;
}

/// Goes to the next row of the heap; false at the end.
bool RunSorter::advance()
{
    if (m_heap.empty())
        return false;
    if (m_begun) {
        const std::size_t run = m_heap.front().run;
        if (m_runs[run]->next()) {
            m_heap.front() = headOf(run);
        } else {
            m_heap.front() = m_heap.back();
            m_heap.pop_back();
            if (m_heap.empty())
                return false;
        }
        siftDown(0);
    }
    m_begun = true;
    return true;
}

/// Some rows in their order, one behind the other; false at the end.
bool RunSorter::merge(std::string& batch)
{
    batch.clear();
    while (batch.size() < kBatchBytes && advance())
        append(batch, m_runs[m_heap.front().run]->row());
    return !batch.empty();
}

bool RunSorter::next(Row& row)
{
    if (!m_merged) {
        if (!advance())
            return false;
        row = m_runs[m_heap.front().run]->row();
    } else {
        if (m_batch.empty()) {
            const std::string* batch = m_merged->next();
            if (!batch)
                return false;
            m_batch = *batch;
        }
        row = rowAt(m_batch.data());
        m_batch.remove_prefix(lengthOf(row));
    }
    ++m_given;
    return true;
}

} // namespace mutuals
