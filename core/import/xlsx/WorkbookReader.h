#pragma once

#include "core/import/Staged.h"
#include "core/import/table/TableRow.h"
#include "core/import/xlsx/CellFormats.h"
#include "core/import/xlsx/SharedStrings.h"
#include "core/import/xlsx/WorkbookParts.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mutuals {

/// A spreadsheet (XLSX), read sheet by sheet and row by row: whatever its size, it takes the memory
/// of one row and of its shared strings (SharedStrings.h).
class WorkbookReader {
public:
    /// Told of every portion that was read; false: the rest is not wanted.
    using Consumed = std::function<bool(std::size_t bytes)>;

    /// errors  notAnExport: no spreadsheet; damaged; cannotWrite: temporary file; cancelled
    static Result<std::unique_ptr<WorkbookReader>> open(
        const SourceFile& source, const Consumed& consumed, const Run& run);

    const std::vector<WorkbookSheet>& sheets() const { return m_parts.sheets; }
    /// What is missing of it, for people.
    const std::vector<std::string>& notes() const { return m_notes; }

    /// How the rows of a sheet come: as the file has them, or by their numbers.
    enum class Order { asWritten, sorted };
    using Take = std::function<void(const TableRow& row)>;
    /// Reads a sheet that is there.
    ///
    /// returns  false: `asWritten` met a row that stands above the one before it and gave up
    /// errors   damaged: no XML, or (`sorted`) more than 64 MB of rows out of order; cannotWrite;
    ///          cancelled
    Result<bool> read(const WorkbookSheet& sheet, Order order, const Take& take, Reports& reports,
        const Consumed& consumed, const Run& run);

private:
    explicit WorkbookReader(const SourceFile& source)
        : m_source(source)
    {
    }
    const SourceFile& m_source;
    WorkbookParts m_parts;
    SharedStrings m_strings;
    CellFormats m_formats;
    std::vector<std::string> m_notes;
};

} // namespace mutuals
