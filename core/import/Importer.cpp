#include "core/import/Importer.h"

#include "core/import/Commit.h"
#include "core/import/Stager.h"
#include "core/records/Handle.h"
#include "core/records/Names.h"
#include "core/store/Workspace.h"

#include <algorithm>
#include <limits>
#include <set>

namespace mutuals {

namespace fs = std::filesystem;

namespace {

constexpr int kDeepestFolder = 3;

constexpr Names<FileOutcome::State, 4> kStates { {
    { FileOutcome::State::imported, "imported" },
    { FileOutcome::State::reported, "reported" },
    { FileOutcome::State::known, "known" },
    { FileOutcome::State::rejected, "rejected" },
} };

/// Stops when there are `most` files.
void expandFolder(const fs::path& folder, int depth, std::vector<fs::path>& files,
    std::size_t most = std::numeric_limits<std::size_t>::max())
{
    std::error_code error;
    std::vector<fs::path> inside;
    for (const auto& entry : fs::directory_iterator(folder, error))
        inside.push_back(entry.path());
    std::sort(inside.begin(), inside.end());
    for (const fs::path& path : inside) {
        if (files.size() >= most)
            return;
        const std::string name = path.filename().string();
        if (name.starts_with('.') || name == "__MACOSX")
            continue;
        // Links are not followed: a folder that contains itself would never end.
        const auto status = fs::symlink_status(path, error);
        if (fs::is_directory(status) && depth < kDeepestFolder)
            expandFolder(path, depth + 1, files, most);
        else if (fs::is_regular_file(status))
            files.push_back(path);
    }
}

/// One import of several files: reads them all, then writes them in the order of their dates.
class Importer {
public:
    Importer(Workspace& workspace, const ImportOptions& options, const Run& run)
        : m_workspace(workspace)
        , m_options(options)
        , m_run(run)
        , m_today(options.today == Day {} ? dayOf(now()) : options.today)
    {
    }

    Result<std::vector<FileOutcome>> run(const std::vector<fs::path>& paths)
    {
        std::vector<fs::path> files;
        for (const fs::path& path : paths)
            expand(path, files);
        for (const fs::path& file : files) {
            std::error_code error;
            const auto size = fs::file_size(file, error);
            m_total += error ? 0 : 2 * static_cast<std::int64_t>(size); // to read, and to write
        }
        for (const fs::path& file : files) {
            stage(file);
            if (m_run.stopped())
                return fail(Error::Code::cancelled, "stopped while reading; nothing went in");
        }
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_staged.size(); ++i) {
            if (m_staged[i])
                order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(),
            [this](std::size_t a, std::size_t b) { return m_staged[a]->asOf < m_staged[b]->asOf; });
        if (auto done = m_options.dryRun ? tryOut(order) : storeAll(order); !done)
            return tl::unexpected(done.error());
        return std::move(m_outcomes);
    }

private:
    void expand(const fs::path& path, std::vector<fs::path>& files)
    {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back(path);
            return;
        }
        const auto before = files.size();
        expandFolder(path, 1, files);
        if (files.size() > before)
            return;
        const std::string name = fileLabel(fs::weakly_canonical(path, error).string());
        reject(name, path,
            Error { Error::Code::notAnExport, fmt::format("{}: the folder holds no file", name) });
    }

    void reject(std::string file, const fs::path& path, Error error)
    {
        FileOutcome outcome;
        outcome.file = std::move(file);
        outcome.path = path;
        outcome.error = std::move(error);
        m_outcomes.push_back(std::move(outcome));
        m_staged.emplace_back();
    }

    void stage(const fs::path& file)
    {
        const auto source = SourceFile::open(file);
        if (!source)
            return reject(fileLabel(file.string()), file, source.error());
        const auto begun = m_done;
        std::uint64_t unpacked = 0;
        std::uint64_t whole = 0;
        for (const SourceEntry& entry : source->entries())
            whole += entry.bytes;
        auto staged = stageFile(
            *source, m_options, m_today,
            [&](std::uint64_t bytes) {
                // Progress is told in bytes of the file as it lies on the disk.
                unpacked += bytes;
                const double share = static_cast<double>(unpacked)
                    / static_cast<double>(std::max<std::uint64_t>(whole, 1));
                m_done =
                    begun + static_cast<std::int64_t>(share * static_cast<double>(source->bytes()));
                m_run.report({ m_done, m_total });
            },
            m_run);
        m_done = begun + static_cast<std::int64_t>(source->bytes());
        for (StagedFile& part : staged) {
            if (!part.staged) {
                reject(part.file, file, part.staged.error());
                continue;
            }
            FileOutcome outcome;
            outcome.file = part.file;
            outcome.path = file;
            outcome.kind = part.staged->kind;
            outcome.asOf = part.staged->asOf;
            outcome.from = part.staged->from;
            outcome.to = part.staged->to;
            m_outcomes.push_back(std::move(outcome));
            m_staged.emplace_back(std::move(*part.staged));
        }
    }

    /// The handle that a file without an owner belongs to: asked for, or the only one there is.
    Result<std::string> ownerOf(const Staged& staged, const std::vector<Creator>& creators)
    {
        if (!staged.owner.empty())
            return staged.owner;
        if (m_options.creator)
            return cleanHandle(*m_options.creator);
        std::set<std::string> handles;
        for (const Creator& creator : creators)
            handles.insert(creator.handle);
        if (handles.empty()) {
            for (const auto& other : m_staged) {
                if (other && !other->owner.empty())
                    handles.insert(handleKey(other->owner));
            }
        }
        if (handles.size() > 1)
            return fail(Error::Code::ambiguous,
                "{}: does not say whose it is, and there are {} creators", staged.file,
                handles.size());
        return handles.empty() ? std::string("me") : *handles.begin();
    }

    Result<Creator> creatorFor(const Staged& staged)
    {
        const auto creators = m_workspace.creators().all();
        if (!creators)
            return tl::unexpected(creators.error());
        const auto handle = ownerOf(staged, *creators);
        if (!handle)
            return tl::unexpected(handle.error());
        const auto known = m_workspace.creators().find(*handle);
        if (!known)
            return tl::unexpected(known.error());
        if (*known)
            return **known;
        const bool named = !staged.owner.empty() || m_options.creator;
        const auto me = std::find_if(creators->begin(), creators->end(),
            [](const Creator& creator) { return !creator.named; });
        if (me == creators->end() || !named)
            return m_workspace.creators().add(*handle, named || *handle != "me");
        if (!m_options.renameMe)
            return fail(Error::Code::ambiguous,
                "{}: names @{}; are the earlier files without a name theirs?", staged.file,
                *handle);
        if (auto renamed = m_workspace.creators().rename(me->id, *handle); !renamed)
            return tl::unexpected(renamed.error());
        return Creator { me->id, *handle, true };
    }

    /// Writes each file, its creator with it, in a transaction of its own.
    Result<> storeAll(const std::vector<std::size_t>& order)
    {
        const std::int64_t read = m_done;
        std::int64_t rows = 0, written = 0;
        for (const std::size_t i : order)
            rows += m_staged[i]->seen;
        m_write.progress = [&](const Progress& progress) {
            m_run.report(
                { read + (m_total - read) * (written + progress.done) / (rows + 1), m_total });
        };
        int in = 0;
        for (const std::size_t i : order) {
            auto done = m_workspace.transact([&] { return store(*m_staged[i], m_outcomes[i]); });
            if (auto judged = judge(done, m_outcomes[i]); !judged)
                return fail(judged.error().code,
                    "{}: {}; nothing of it went in, {} before it {} in", m_outcomes[i].file,
                    judged.error().detail, in == 1 ? "1 file" : fmt::format("{} files", in),
                    in == 1 ? "is" : "are");
            in += m_outcomes[i].state != FileOutcome::State::rejected;
            written += m_staged[i]->seen;
            m_write.report({ 0, 0 });
            m_staged[i].reset(); // its memory is not needed any more
        }
        return {};
    }

    /// Writes all files, so that each one sees those before it, and takes everything back.
    Result<> tryOut(const std::vector<std::size_t>& order)
    {
        std::set<std::int64_t> made;
        bool all = false;
        auto done = m_workspace.transact([&]() -> Result<> {
            for (const std::size_t i : order) {
                FileOutcome& outcome = m_outcomes[i];
                auto stored = store(*m_staged[i], outcome);
                if (auto judged = judge(stored, outcome); !judged)
                    return judged;
                if (outcome.state != FileOutcome::State::known)
                    made.insert(outcome.import.value);
                if (made.contains(outcome.import.value))
                    outcome.import = {};
                m_staged[i].reset();
            }
            all = true;
            return fail(Error::Code::cancelled, "a dry run");
        });
        if (all)
            return {};
        return done;
    }

    /// Turns what is wrong with the file itself into its outcome.
    static Result<> judge(const Result<>& stored, FileOutcome& outcome)
    {
        if (stored || stored.error().code != Error::Code::ambiguous)
            return stored;
        outcome.error = stored.error();
        return {};
    }

    /// Within a transaction.
    Result<> store(Staged& staged, FileOutcome& outcome)
    {
        outcome.creator = staged.owner;
        const auto creator = creatorFor(staged);
        if (!creator)
            return tl::unexpected(creator.error());
        outcome.creator = creator->handle;
        const auto earlier = m_workspace.imports().withContent(creator->id, staged.content);
        if (!earlier)
            return tl::unexpected(earlier.error());
        if (*earlier)
            keepKnown(**earlier, staged, outcome);
        else if (auto committed = commit(m_workspace, *creator, staged, outcome, m_write);
                 !committed)
            return committed;
        if (m_run.stopped())
            return fail(Error::Code::cancelled, "stopped");
        return {};
    }

    static void keepKnown(const Import& earlier, const Staged& staged, FileOutcome& outcome)
    {
        outcome.state = FileOutcome::State::known;
        outcome.import = earlier.id;
        outcome.asOf = earlier.asOf;
        outcome.from = earlier.from;
        outcome.to = earlier.to;
        outcome.lists = earlier.lists;
        outcome.rows = { staged.seen, 0, staged.seen - staged.rejected, staged.rejected };
        outcome.notes.push_back(fmt::format(
            "Already imported on {}; nothing was added.", formatDay(dayOf(earlier.importedAt))));
        if (staged.from != earlier.from || staged.to != earlier.to)
            outcome.notes.push_back("Its days stay as they were taken then.");
    }

    Workspace& m_workspace;
    const ImportOptions& m_options;
    const Run& m_run;
    Run m_write { m_run.stop, {} }; ///< counts rows of the file that is being written
    Day m_today;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
    std::vector<FileOutcome> m_outcomes;
    std::vector<std::optional<Staged>>
        m_staged; ///< beside m_outcomes; nothing where it was rejected
};

} // namespace

std::string_view stateName(FileOutcome::State state)
{
    return nameIn(kStates, state);
}

Result<std::vector<FileOutcome>> importFiles(Workspace& workspace,
    const std::vector<fs::path>& paths, const ImportOptions& options, const Run& run)
{
    return Importer(workspace, options, run).run(paths);
}

DropSummary dropSummary(const std::vector<fs::path>& paths)
{
    constexpr std::size_t kMost = kMostSummed;
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (files.size() > kMost)
            break;
        if (fs::is_directory(path, error))
            expandFolder(path, 1, files, kMost + 1);
        else
            files.push_back(path);
    }
    DropSummary summary;
    summary.more = files.size() > kMost;
    files.resize(std::min(files.size(), kMost));
    for (const fs::path& file : files) {
        const auto source = SourceFile::open(file);
        const auto holds = [&](std::string_view ending) {
            return source
                && std::any_of(source->entries().begin(), source->entries().end(),
                    [&](const SourceEntry& entry) {
                        return handleKey(entry.name).ends_with(ending);
                    });
        };
        if (holds(".json"))
            ++summary.archives;
        else if (holds(".csv"))
            ++summary.studioTables;
        else
            ++summary.others;
    }
    return summary;
}

} // namespace mutuals
