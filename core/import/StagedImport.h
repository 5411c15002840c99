#pragma once

#include "core/import/Importer.h"

#include <memory>
#include <vector>

namespace mutuals {

/// Files that were read and judged and wait for the user's word: read, look, commit.
class StagedImport {
public:
    /// Reads files and folders (to depth 3) and tells by content what each is. Progress counts
    /// bytes.
    /// errors  cancelled
    static Result<StagedImport> read(const std::vector<std::filesystem::path>& paths,
        const ImportOptions& options, const Run& run = {});
    StagedImport(StagedImport&&) noexcept;
    StagedImport& operator=(StagedImport&&) noexcept;
    ~StagedImport();

    /// One per file or table, in the order given. Before `preview` they know nothing of the
    /// workspace: no creator, no new and known rows, no overlaps.
    const std::vector<FileOutcome>& files() const;

    /// Tries out what all files together would do, each seeing those before it in the order of
    /// their dates, and takes everything back. Progress counts rows.
    /// errors  cancelled, database, cannotWrite
    Result<> preview(Workspace& workspace, const Run& run = {});

    /// Reads one file again, with the user's answer to its question; `preview` sees it then.
    /// errors  cancelled
    Result<> answer(std::size_t file, const ImportOptions& options, const Run& run = {});

    /// Stores the chosen files, each in a transaction of its own, after the day's backup; may be
    /// called once. Progress counts rows.
    ///
    /// chosen   one per file; nothing else is touched
    /// returns  the outcomes of the chosen files
    /// errors   cancelled: files that were already in stay in; database, cannotWrite
    Result<std::vector<FileOutcome>> commit(
        Workspace& workspace, const std::vector<bool>& chosen, const Run& run = {});

private:
    struct Batch;
    explicit StagedImport(std::unique_ptr<Batch> batch);
    std::unique_ptr<Batch> m_batch;
};

} // namespace mutuals
