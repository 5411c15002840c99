#pragma once

#include "core/base/Result.h"
#include "core/base/Run.h"
#include "core/records/Import.h"

#include <filesystem>
#include <memory>
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
    /// Handle; "" when rejected before that was known. Of an `ambiguous` one: the owner that the
    /// file names, who may be the "me" of earlier files.
    std::string creator;
    std::optional<Seconds> asOf;
    std::optional<Day> from, to;
    ListCounts lists;
    RowCounts rows;
    std::vector<Report> reports; ///< at most kMostReports of them
    std::int64_t reportCount = 0; ///< how many there were
    std::vector<std::string> notes; ///< warnings for people: a short list, a year that was inferred
    Error error { Error::Code::invalid, {} }; ///< rejected: why
};
std::string_view stateName(
    FileOutcome::State state); ///< "imported", "reported", "known", "rejected"

struct ImportOptions {
    std::optional<std::string> creator; ///< handle for files that do not name their owner
    std::optional<Day> asOf; ///< day of a snapshot whose file does not say
    std::optional<int> year; ///< year of the last row of dates without a year
    bool acceptPartial = false; ///< take the complete rows of a file that ends early
    bool renameMe = false; ///< let a file that names its owner rename the creator "me"
    bool dryRun = false; ///< read and judge everything, write nothing
    Day today {}; ///< last day that a date without a year may mean; zero: the machine's today
};

/// Reads files and folders (to depth 3), tells by content what each is and puts it into the
/// workspace: every file wholly or not at all, in one transaction each, in the order of their
/// dates. Progress counts bytes of all files.
///
/// returns  one outcome per file or table, in the order given; a bad file is an outcome, not an
///          error
/// errors   cancelled: files that were already in stay in; database, cannotWrite: the workspace
///          failed
Result<std::vector<FileOutcome>> importFiles(Workspace& workspace,
    const std::vector<std::filesystem::path>& paths, const ImportOptions& options,
    const Run& run = {});

/// What a drop holds, told by the names of the files and of what their zips list; for the card
/// shown while dragging, so no more than the first kMostSummed files are opened.
struct DropSummary {
    int archives = 0;
    int studioTables = 0;
    int others = 0;
    bool more = false; ///< there may be files beyond those counted
};
inline constexpr int kMostSummed = 50;
DropSummary dropSummary(const std::vector<std::filesystem::path>& paths);

} // namespace mutuals
