#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/import/Importer.h"
#include "core/import/SourceFile.h"
#include "core/import/Staged.h"

#include <functional>
#include <vector>

namespace mutuals {

/// What reading one file or one entry of a zip gave.
struct StagedFile {
    std::string file;
    Result<Staged> staged;
    Question question = Question::none; ///< what would let a rejected one in
    std::int64_t completeRows = 0; ///< with the question `cut`
    std::vector<UndecidedList> undecided {}; ///< with the question `lists`
    std::optional<UnknownTable> unknownTable {}; ///< as FileOutcome::unknownTable
};

/// Nothing of ours, or a table that nobody knows and in which nobody is named.
bool isForeign(const StagedFile& file);
/// Keeps of what lies in one zip or workbook what is ours; where nothing is, the tables that the
/// user may know. False: there is neither.
bool keepOurs(std::vector<StagedFile>& staged);

/// Reads a whole file: one element for a plain file, one per table or archive for a zip; the text
/// files of an archive are one element together. A zip in which nothing is ours gives one element
/// that says so.
///
/// consumed  told how many bytes were read since the last call
/// errors    none of its own: what is wrong with a file is its element's error; `cancelled` too
std::vector<StagedFile> stageFile(const SourceFile& source, const ImportOptions& options,
    Day latest, const std::function<void(std::uint64_t bytes)>& consumed, const Run& run);

} // namespace mutuals
