#pragma once

#include "core/base/Behind.h"
#include "core/import/table/TableRow.h"

#include <functional>
#include <string>
#include <vector>

namespace mutuals {

/// Rows of a long text on their way to who reads them, in a thread of their own: meanwhile the text
/// is parted into cells.
class RowQueue {
public:
    /// read  gets one row after the other, in the other thread
    explicit RowQueue(std::function<void(const TableRow&)> read);

    void add(const TableRow& row);
    /// Waits until every row was read. Throws what `read` threw.
    void settle();

private:
    struct Head {
        std::size_t cells;
        std::int64_t number;
        bool unclosed;
    };
    struct Batch {
        std::string bytes; ///< of the cells, one behind the other
        std::vector<std::size_t> ends;
        std::vector<Head> rows;
    };
    void readAll(Batch& batch);

    std::function<void(const TableRow&)> m_read;
    TableRow m_row; ///< the one being read
    Behind<Batch> m_behind;
    Batch* m_batch = nullptr; ///< the one being filled
};

} // namespace mutuals
