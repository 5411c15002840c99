#include "core/import/table/RowQueue.h"

#include <utility>

namespace mutuals {

namespace {

constexpr std::size_t kBatchBytes = std::size_t { 1 } << 18;

}

RowQueue::RowQueue(std::function<void(const TableRow&)> read)
    : m_read(std::move(read))
    , m_behind([this](Batch& batch) { readAll(batch); })
{
}

void RowQueue::add(const TableRow& row)
{
    if (!m_batch)
        m_batch = &m_behind.value();
    for (const auto cell : row.cells) {
        m_batch->bytes += cell;
        m_batch->ends.push_back(m_batch->bytes.size());
    }
    m_batch->rows.push_back({ row.cells.size(), row.number, row.unclosed });
    if (m_batch->bytes.size() >= kBatchBytes) {
        m_batch = nullptr;
        m_behind.give();
    }
}

void RowQueue::settle()
{
    if (std::exchange(m_batch, nullptr))
        m_behind.give();
    m_behind.settle();
}

void RowQueue::readAll(Batch& batch)
{
    auto end = batch.ends.begin();
    std::size_t begin = 0;
    for (const Head& head : batch.rows) {
        m_row.cells.clear();
        for (std::size_t i = 0; i < head.cells; ++i, ++end) {
            m_row.cells.push_back(std::string_view(batch.bytes).substr(begin, *end - begin));
            begin = *end;
        }
        m_row.number = head.number;
        m_row.unclosed = head.unclosed;
        m_read(m_row);
    }
    batch.bytes.clear();
    batch.ends.clear();
    batch.rows.clear();
}

} // namespace mutuals
