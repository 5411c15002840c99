#pragma once

#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/JsonItems.h"

#include <map>

namespace mutuals {

/// Reads the JSON of third-party tools as a table: each item a row, each name in the first items a
/// column, and the name of the list that holds the items where it says whose followers they are.
class JsonTable {
public:
    explicit JsonTable(TableContext context);

    /// UTF-8 text in portions of whole characters. errors: as JsonItems
    Result<> feed(std::string_view text);
    Result<> finish(bool acceptPartial);
    /// errors  notAnExport: no item, or none of the tables that are read; else as
    ///         TableReader::stage
    Result<> stage(Staged& staged, const PeriodHint& hint);

    Question question() const { return m_table.question(); }
    std::optional<UnknownTable> unknown() const;
    bool isMapped() const { return m_table.isMapped(); }
    std::int64_t complete() const { return m_items.complete(); }
    std::int64_t repaired() const { return m_items.repaired(); }

private:
    void take(const JsonItem& item);
    void giveHead();
    void give(const JsonItem& item);

    TableReader m_table;
    JsonItems m_items;
    Reports m_refused; ///< lines and items that are no rows
    std::vector<JsonItem> m_head; ///< until the columns are known
    std::size_t m_headBytes = 0;
    std::map<std::string, std::size_t, std::less<>> m_columns;
    bool m_hasColumns = false;
};

} // namespace mutuals
