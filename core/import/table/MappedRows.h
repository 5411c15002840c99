#pragma once

#include "core/import/table/ColumnMapping.h"
#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/TableHead.h"

namespace mutuals {

/// Reads a table as a mapping says, with the readers of comments and of profiles.
class MappedRows final : public TableRows {
public:
    /// head    that of the table, with the cells of its header
    /// header  all "" where the table has none: its mapping is not remembered
    static std::unique_ptr<TableRows> forMapping(const TableHead& head,
        const std::vector<std::string>& header, const ColumnMapping& mapping);

    void add(const TableRow& row) override { m_rows->add(row); }
    Result<> stage(Staged& staged, const PeriodHint& hint) override;
    Question question() const override { return m_rows->question(); }
    std::optional<ColumnMapping> mapping(const std::vector<std::string>&) const override
    {
        return m_mapping;
    }

private:
    MappedRows(std::string header, ColumnMapping mapping);

    std::string m_header; ///< headerKey(); "" for none
    ColumnMapping m_mapping;
    std::unique_ptr<TableRows> m_rows;
    class CommentRows* m_comments = nullptr; ///< m_rows, where they are comments
};

} // namespace mutuals
