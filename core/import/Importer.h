#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/import/ListChoice.h"
#include "core/import/Question.h"
#include "core/import/table/ColumnMapping.h"
#include "core/records/Import.h"
#include "core/records/Overlap.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {

class Workspace;

/// What became, or with a dry run would become, of one file.
struct FileOutcome {
    enum class State { imported, reported, known, rejected } state = State::rejected;
    std::string file; ///< name, "outer.zip/inner.csv" for a table inside a zip
    std::filesystem::path path; ///< the file that it came from, or the folder that held none
    std::optional<ImportKind> kind; ///< nothing when the content is none of ours
    Id<Import> import; ///< none unless it went in, or is the earlier import of a known file
    /// Handle; "" when rejected before that was known. Of a file with the question `isMe`: the
    /// owner that the file names, who may be the "me" of earlier files.
    std::string creator;
    bool newCreator = false; ///< the file makes a creator that the workspace did not hold
    std::optional<Seconds> asOf;
    std::optional<Day> from, to;
    ListCounts lists;
    RowCounts rows;
    std::vector<Overlap> overlaps;
    std::vector<Report> reports; ///< at most kMostReports of them
    std::int64_t reportCount = 0; ///< how many there were
    std::vector<std::string> notes; ///< warnings for people: a short list, a year that was inferred
    Error error { Error::Code::invalid, {} }; ///< rejected: why
    Question question = Question::none; ///< rejected: what would let it in
    std::int64_t completeRows = 0; ///< of a file with the question `cut`
    /// With the question `lists`: those that only the user can name.
    std::vector<UndecidedList> undecided;
    /// With the questions `columns` and `dates`: the beginning of the table, to show what is asked.
    /// Of a table that is read as a mapping says: the same, with that mapping.
    std::optional<UnknownTable> unknownTable;
};
std::string_view stateName(
    FileOutcome::State state); ///< "imported", "reported", "known", "rejected"

struct ImportOptions {
    std::optional<std::string> creator; ///< handle for files that do not name their owner
    std::optional<Day> asOf; ///< day of a snapshot whose file does not say
    std::optional<int> year; ///< year of the last row of dates without a year
    bool acceptPartial = false; ///< take the complete rows of a file that ends early
    /// What the files of a TXT archive hold, by their names, where the user had to say.
    std::map<std::string, ListChoice> lists;
    /// Whether a file that names its owner renames the creator "me" of earlier files; false makes a
    /// second creator.
    std::optional<bool> renameMe;
    bool dryRun = false; ///< read and judge everything, write nothing
    /// How to read tables that no reader knows, by headerKey(); that of "" is for every such table
    /// with its columns. What went in is remembered.
    std::map<std::string, ColumnMapping> mappings;
    /// handleKey() of the creators that the workspace knows: what a third-party tool says of several
    /// creators is taken of these.
    std::vector<std::string> creators;
    Day today {}; ///< last day that a date without a year may mean; zero: the machine's today
};

/// The options with what the workspace knows: its creators, and the mappings that it remembers where
/// the options bring none for the same header.
Result<ImportOptions> withKnown(Workspace& workspace, ImportOptions options);

/// Reads files and folders (to depth 3), tells by content what each is and puts it into the
/// workspace: every file wholly or not at all, in one transaction each, in the order of their
/// dates. Progress counts bytes of all files. StagedImport does the same in two steps, with a look
/// in between.
///
/// returns  one outcome per file or table, in the order given; a bad file is an outcome, not an
///          error
/// errors   cancelled: files that were already in stay in; database, cannotWrite: the workspace
///          failed
Result<std::vector<FileOutcome>> importFiles(Workspace& workspace,
    const std::vector<std::filesystem::path>& paths, const ImportOptions& options,
    const Run& run = {});

} // namespace mutuals
