#include "core/import/RowSorter.h"

#include "core/records/Handle.h"

#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>

namespace mutuals {

namespace {

constexpr std::size_t kRunRows = std::size_t { 1 } << 18;
constexpr std::size_t kRunsInMemory = 2;
constexpr std::size_t kReadBytes = std::size_t { 1 } << 17;
constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// A row in memory and in the file: header, key, and the handle where it differs from the key.
struct Header {
    std::int64_t time;
    std::uint16_t keyLength, handleLength;
};

struct Row {
    std::int64_t time;
    std::string_view key, handle; ///< handle: "" where it is the key
};

void append(std::string& out, const Row& row)
{
    const Header header { row.time, static_cast<std::uint16_t>(row.key.size()),
        static_cast<std::uint16_t>(row.handle.size()) };
    char bytes[12];
    std::memcpy(bytes, &header.time, 8);
    std::memcpy(bytes + 8, &header.keyLength, 2);
    std::memcpy(bytes + 10, &header.handleLength, 2);
    out.append(bytes, sizeof bytes);
    out += row.key;
    out += row.handle;
}

Row rowAt(const char* at)
{
    Header header {};
    std::memcpy(&header.time, at, 8);
    std::memcpy(&header.keyLength, at + 8, 2);
    std::memcpy(&header.handleLength, at + 10, 2);
    return { header.time, { at + 12, header.keyLength },
        { at + 12 + header.keyLength, header.handleLength } };
}

std::size_t lengthOf(const Row& row)
{
    return 12 + row.key.size() + row.handle.size();
}

std::uint64_t bigEndian(std::string_view key, std::size_t from)
{
    char bytes[8] {};
    if (from < key.size())
        std::memcpy(bytes, key.data() + from, std::min<std::size_t>(8, key.size() - from));
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

} // namespace

/// One sorted run, in memory or in the temporary file, read from its start to its end.
class RowSorter::Run {
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

    void rewind()
    {
        m_at = 0;
        m_read = 0;
        if (!m_inMemory)
            m_buffer.clear();
    }
    /// Goes to the next row; false at the end.
    bool next()
    {
        if (m_buffer.size() - m_at < 12 && !fill(12))
            return false;
        m_row = rowAt(m_buffer.data() + m_at);
        if (m_buffer.size() - m_at < lengthOf(m_row)) {
            if (!fill(lengthOf(m_row)))
                return false;
            m_row = rowAt(m_buffer.data() + m_at);
        }
        m_at += lengthOf(m_row);
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
            const auto had = m_buffer.size();
            m_buffer.resize(had + std::min(kReadBytes, m_bytes - m_read));
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
    std::size_t m_bytes = 0;
    std::size_t m_read = 0;
    Row m_row {};
};

/// The order of the heap: the smallest key on top, of equal keys the newest time.
struct RowSorter::Later {
    const std::vector<std::unique_ptr<Run>>& runs;

    bool operator()(std::size_t a, std::size_t b) const
    {
        const Row& left = runs[a]->row();
        const Row& right = runs[b]->row();
        if (const int order = left.key.compare(right.key))
            return order > 0;
        return left.time < right.time;
    }
};

RowSorter::RowSorter()
    : m_spill(nullptr, &std::fclose)
{
}

RowSorter::~RowSorter() = default;

void RowSorter::clear()
{
    m_texts.clear();
    m_entries.clear();
    m_runs.clear();
    m_heap.clear();
    m_spill.reset();
    m_rows = 0;
    m_repeated = 0;
}

Result<> RowSorter::add(std::string_view handle, std::optional<Seconds> followedAt)
{
    const std::string key = handleKey(handle);
    m_entries.push_back(
        { bigEndian(key, 0), bigEndian(key, 8), static_cast<std::uint32_t>(m_texts.size()) });
    append(m_texts,
        { followedAt ? followedAt->time_since_epoch().count() : kNoTime, key,
            handle == key ? std::string_view() : handle });
    ++m_rows;
    if (m_entries.size() < kRunRows
        && m_texts.size() < std::numeric_limits<std::uint32_t>::max() / 2)
        return {};
    return closeRun();
}

Result<> RowSorter::closeRun()
{
    const char* texts = m_texts.data();
    std::sort(m_entries.begin(), m_entries.end(), [texts](const Entry& a, const Entry& b) {
        if (a.high != b.high)
            return a.high < b.high;
        if (a.low != b.low)
            return a.low < b.low;
        const Row left = rowAt(texts + a.offset);
        const Row right = rowAt(texts + b.offset);
        if (const int order = left.key.compare(right.key))
            return order < 0;
        return left.time > right.time;
    });
    std::string sorted;
    sorted.reserve(m_texts.size());
    for (const Entry& entry : m_entries)
        append(sorted, rowAt(texts + entry.offset));
    m_entries.clear();
    m_texts.clear();
    if (m_runs.size() < kRunsInMemory) {
        m_runs.push_back(std::make_unique<Run>(std::move(sorted)));
        return {};
    }
    if (!m_spill)
        m_spill.reset(std::tmpfile());
    if (!m_spill)
        return fail(Error::Code::cannotWrite, "temporary file: {}", std::strerror(errno));
    const long from = std::ftell(m_spill.get());
    if (std::fwrite(sorted.data(), 1, sorted.size(), m_spill.get()) != sorted.size()
        || std::fflush(m_spill.get()) != 0)
        return fail(Error::Code::cannotWrite, "temporary file: {}", std::strerror(errno));
    m_runs.push_back(std::make_unique<Run>(m_spill.get(), from, sorted.size()));
    return {};
}

Result<> RowSorter::rewind()
{
    if (!m_entries.empty()) {
        if (auto closed = closeRun(); !closed)
            return closed;
    }
    m_heap.clear();
    m_repeated = 0;
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        m_runs[run]->rewind();
        advance(run);
    }
    return {};
}

/// Moves a run that is not in the heap to its next row and puts it there, if there is one.
bool RowSorter::advance(std::size_t run)
{
    if (!m_runs[run]->next())
        return false;
    m_heap.push_back(run);
    std::push_heap(m_heap.begin(), m_heap.end(), Later { m_runs });
    return true;
}

bool RowSorter::next(ListedRow& row)
{
    if (m_heap.empty())
        return false;
    const auto take = [&] {
        std::pop_heap(m_heap.begin(), m_heap.end(), Later { m_runs });
        const auto run = m_heap.back();
        m_heap.pop_back();
        return run;
    };
    const auto first = take();
    m_key = m_runs[first]->row().key;
    m_handle = m_runs[first]->row().handle;
    const auto time = m_runs[first]->row().time;
    advance(first);
    while (!m_heap.empty() && m_runs[m_heap.front()]->row().key == m_key) {
        ++m_repeated;
        advance(take());
    }
    row.key = m_key;
    row.handle = m_handle.empty() ? m_key : m_handle;
    row.followedAt.reset();
    if (time != kNoTime)
        row.followedAt = Seconds(std::chrono::seconds(time));
    return true;
}

} // namespace mutuals
