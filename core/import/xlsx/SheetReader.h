#pragma once

#include "core/import/Staged.h"
#include "core/import/table/TableRow.h"
#include "core/import/xlsx/CellFormats.h"
#include "core/import/xlsx/SharedStrings.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// Reads one sheet of a workbook row by row:
///
///   <sheetData><row r="1"><c r="A1" t="str"><v>Date</v></c>...</row>...</sheetData>
///
/// cell    t="s" a shared string, "str" and "inlineStr" a text, "b" TRUE or FALSE, "d" a date, "e"
///         an error, which leaves the cell empty and is reported; else a number (CellFormats.h)
/// places  a row or a cell that does not say where it is follows the one before
///
/// Formulas are not looked at, only the value that was kept beside them; nor are dimensions and
/// counts. Empty rows are passed over; cells are cut after 64 KiB, rows after 16 MiB and 16,384
/// cells. Source: ECMA-376-1, 18.3.1.
class SheetReader final : public XmlHandler {
public:
    struct Context {
        SharedStrings& strings;
        const CellFormats& formats;
        bool from1904 = false;
        std::string_view name {}; ///< for TableRow::sheet
    };
    using Take = std::function<void(const TableRow& row)>;
    SheetReader(const Context& context, Reports& reports, Take take);

    void begin(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

    bool inOrder() const { return m_inOrder; } ///< so far no row stood above the one before it

private:
    struct Cell {
        std::size_t column, begin, length;
    };
    void beginCell(const XmlAttributes& attributes);
    void endCell();
    void endRow();
    void putValue();
    void report(const char* reason);

    Context m_context;
    Reports& m_reports;
    Take m_take;
    TableRow m_row;
    std::string m_texts; ///< of the row's cells, one after the other
    std::vector<Cell> m_cells;
    std::size_t m_column = 0; ///< of the present cell, from 0
    std::size_t m_nextColumn = 0;
    std::string m_type, m_value;
    CellFormat m_format = CellFormat::number;
    bool m_inOrder = true;
    bool m_inCell = false;
    bool m_inValue = false;
    int m_phonetic = 0;
};

} // namespace mutuals
