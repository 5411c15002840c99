#pragma once

#include "core/base/Run.h"
#include "core/import/SourceFile.h"
#include "core/import/xlsx/XmlReader.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {

/// One sheet of a workbook.
struct WorkbookSheet {
    std::string name; ///< "Overview", at most 255 bytes
    const SourceEntry* part = nullptr; ///< null: the workbook names it and does not hold it
};

/// Finds the parts of a workbook (XLSX) by the relations between them:
///
///   _rels/.rels                  -> the workbook, usually xl/workbook.xml
///   xl/workbook.xml              <sheets><sheet name="Overview" r:id="rId1"/></sheets>
///   xl/_rels/workbook.xml.rels   <Relationship Id="rId1" Type=".../worksheet"
///                                    Target="worksheets/sheet1.xml"/>
///
/// A target is a name to look up among the entries of the zip and nothing else: one that climbs out
/// of it or points to the web is no part. Where relations are missing the usual names are tried.
/// Source: ECMA-376-1 (parts), -2 (relations).
struct WorkbookParts {
    std::vector<WorkbookSheet> sheets;
    const SourceEntry* strings = nullptr;
    const SourceEntry* styles = nullptr;
    bool from1904 = false; ///< days count from 1904

    /// errors  notAnExport: another document than a workbook; damaged; cancelled
    static Result<WorkbookParts> find(const SourceFile& source, const Run& run);
};

/// Whether a zip is a document of Office, of whatever kind.
bool isOfficeDocument(const SourceFile& source);

/// Reads one part with a handler.
///
/// consumed  told of every portion; false: the rest is not wanted
/// errors    as SourceFile::read and XmlReader, naming the part
Result<> readPart(const SourceFile& source, const SourceEntry& part, XmlHandler& handler,
    const std::function<bool(std::size_t bytes)>& consumed, const Run& run);

/// Where a relation of the part `from` leads: "xl/worksheets/sheet1.xml", in small letters.
/// Nothing for what lies outside of the zip.
std::optional<std::string> partName(std::string_view from, std::string_view target);

} // namespace mutuals
