#pragma once

#include "core/import/table/ColumnMapping.h"
#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/TableHead.h"

namespace mutuals {

/// Reads a table as a mapping says, with the readers of comments and of profiles. Where days can be
/// day first or month first, the first one that can be but one of them tells for the file.
class MappedRows final : public TableRows {
public:
    /// head  that of the table, with the cells of its header
    static std::unique_ptr<TableRows> forMapping(const TableHead& head,
        const std::vector<std::string>& header, const ColumnMapping& mapping);

    void add(const TableRow& row) override;
    /// errors  ambiguous: no day tells the order; else as those readers
    Result<> stage(Staged& staged, const PeriodHint& hint) override;
    Question question() const override { return Question::dates; }

private:
    struct Held {
        std::vector<std::string> cells;
        TableRow row;
    };
    MappedRows(std::string header, ColumnMapping mapping);
    void tellOrder(DateOrder order);

    std::string m_header; ///< headerKey()
    ColumnMapping m_mapping;
    std::unique_ptr<TableRows> m_rows;
    class CommentRows* m_comments = nullptr; ///< m_rows, where they are comments
    std::size_t m_time = 0; ///< column of it
    std::vector<Held> m_held; ///< rows that wait for the order
};

} // namespace mutuals
