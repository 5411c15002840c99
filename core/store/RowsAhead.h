#pragma once

#include "core/base/Ahead.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// The rows of a stream with their hashes. Those of a long one are read and hashed in a thread of
/// its own while the ones before are inserted. `textsOf(row)` gives pointers to the texts of a row.
template <class Row> class RowsAhead {
public:
    RowsAhead(std::int64_t count, std::function<bool(Row&)> next,
        std::function<std::uint64_t(const Row&)> hash)
        : m_next(std::move(next))
        , m_hash(std::move(hash))
    {
        if (count > kLong)
            m_ahead = std::make_unique<Ahead<Batch>>([this](Batch& batch) { return fill(batch); });
    }

    RowsAhead(const RowsAhead&) = delete;
    RowsAhead& operator=(const RowsAhead&) = delete;

    /// False at the end. The texts hold until the next call.
    bool next(Row& row, std::uint64_t& hash)
    {
        if (!m_ahead) {
            const bool isThere = m_next(row);
            if (isThere)
                hash = m_hash(row);
            return isThere;
        }
        if (!m_batch || m_place == m_batch->rows.size()) {
            m_batch = m_ahead->next();
            m_place = 0;
            if (!m_batch)
                return false;
        }
        row = m_batch->rows[m_place];
        hash = m_batch->hashes[m_place++];
        return true;
    }

private:
    static constexpr std::int64_t kLong = 20'000;
    static constexpr std::size_t kBatchRows = 4096;
    static constexpr std::size_t kBatchBytes = std::size_t { 1 } << 20;

    struct Batch {
        std::vector<Row> rows;
        std::vector<std::uint64_t> hashes;
        std::string texts; ///< of the rows, one behind the other
    };

    bool fill(Batch& batch)
    {
        batch.rows.clear();
        batch.hashes.clear();
        batch.texts.clear();
        Row row;
        while (batch.rows.size() < kBatchRows && batch.texts.size() < kBatchBytes && m_next(row)) {
            batch.hashes.push_back(m_hash(row));
            for (const std::string_view* text : textsOf(row))
                batch.texts += *text;
            batch.rows.push_back(row);
        }
        const char* at = batch.texts.data();
        for (Row& kept : batch.rows) {
            for (std::string_view* text : textsOf(kept)) {
                *text = { at, text->size() };
                at += text->size();
            }
        }
        return !batch.rows.empty();
    }

    std::function<bool(Row&)> m_next;
    std::function<std::uint64_t(const Row&)> m_hash;
    const Batch* m_batch = nullptr; ///< of m_ahead
    std::size_t m_place = 0; ///< of the next row in it
    std::unique_ptr<Ahead<Batch>> m_ahead; ///< last: it uses the others
};

} // namespace mutuals
