#pragma once

#include "core/import/Provenance.h"
#include "core/import/Stager.h"

#include <string>

namespace mutuals {

/// Reads a spreadsheet: one element for each of its sheets that is a table of ours, called
/// "book.xlsx/Sheet" where it has several sheets; one that says why where there is none.
///
/// errors  none of its own, as stageFile
std::vector<StagedFile> stageWorkbook(const SourceFile& source, const std::string& label,
    const Provenance& provenance, const std::function<void(std::uint64_t bytes)>& consumed,
    const Run& run);

} // namespace mutuals
