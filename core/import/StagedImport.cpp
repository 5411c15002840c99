#include "core/import/StagedImport.h"

#include "core/import/Commit.h"
#include "core/import/DropUnits.h"
#include "core/import/FileName.h"
#include "core/import/Files.h"
#include "core/import/Owners.h"
#include "core/import/SourceFile.h"
#include "core/import/Stager.h"
#include "core/store/Workspace.h"

#include <algorithm>
#include <limits>
#include <set>

namespace mutuals {

namespace fs = std::filesystem;

namespace {

/// One file or table of the batch.
struct Item {
    FileOutcome read; ///< what reading gave
    FileOutcome outcome; ///< and what the workspace would say, or said
    ImportOptions options;
    std::optional<Staged> staged; ///< nothing where it was rejected, or is in
    DropUnit unit; ///< what is read for it
};

Item rejected(std::string file, const fs::path& path, Error error, const ImportOptions& options)
{
    Item item { {}, {}, options, {}, {} };
    item.read.file = std::move(file);
    item.read.path = path;
    item.read.error = std::move(error);
    item.outcome = item.read;
    return item;
}

Item itemOf(StagedFile part, const fs::path& path, const ImportOptions& options)
{
    if (!part.staged) {
        Item item = rejected(part.file, path, part.staged.error(), options);
        item.read.question = part.question;
        item.read.completeRows = part.completeRows;
        item.read.undecided = std::move(part.undecided);
        item.read.unknownTable = std::move(part.unknownTable);
        item.outcome = item.read;
        return item;
    }
    Item item { {}, {}, options, {}, {} };
    item.read.file = part.file;
    item.read.path = path;
    item.read.kind = part.staged->kind;
    item.read.asOf = part.staged->asOf;
    item.read.from = part.staged->from;
    item.read.to = part.staged->to;
    item.read.unknownTable = std::move(part.unknownTable);
    item.outcome = item.read;
    item.staged = std::move(*part.staged);
    return item;
}

using Consumed = std::function<void(std::int64_t bytes)>;

std::vector<Item> fileItems(const fs::path& file, const ImportOptions& options, Day today,
    const Consumed& consumed, const Run& run)
{
    std::vector<Item> items;
    const auto source = SourceFile::open(file);
    if (!source) {
        items.push_back(rejected(fileLabel(file.string()), file, source.error(), options));
        return items;
    }
    std::uint64_t unpacked = 0;
    std::uint64_t whole = 0;
    for (const SourceEntry& entry : source->entries())
        whole += entry.bytes;
    auto parts = stageFile(
        *source, options, today,
        [&](std::uint64_t bytes) {
            // Progress is told in bytes of the file as it lies on the disk.
            unpacked += bytes;
            const double share = static_cast<double>(unpacked)
                / static_cast<double>(std::max<std::uint64_t>(whole, 1));
            consumed(static_cast<std::int64_t>(
                std::min(share, 1.0) * static_cast<double>(source->bytes())));
        },
        run);
    for (StagedFile& part : parts)
        items.push_back(itemOf(std::move(part), file, options));
    return items;
}

std::vector<Item> stagedItems(const DropUnit& unit, const ImportOptions& options, Day today,
    const Consumed& consumed, const Run& run)
{
    std::vector<Item> items;
    if (unit.texts) {
        std::int64_t read = 0;
        auto part = stageTxt(
            unit.name, fileName(unit.name), *unit.texts, options, today,
            [&](std::uint64_t bytes) {
                read += static_cast<std::int64_t>(bytes);
                consumed(std::min(read, unit.bytes));
            },
            run);
        items.push_back(itemOf(std::move(part), unit.path, options));
    } else {
        items = fileItems(unit.path, options, today, consumed, run);
    }
    for (Item& item : items)
        item.unit = unit;
    return items;
}

void keepKnown(const Import& earlier, const Staged& staged, FileOutcome& outcome)
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

/// After a write that failed: how much room the item asks for, at most, and how much there is.
std::string room(const Item& item, const fs::path& workspace)
{
    constexpr std::int64_t kBytesARow = 100; // of a follower; comments are as long as in their file
    constexpr double kMegabyte = 1e6;
    std::error_code error;
    const auto there = fs::space(workspace.parent_path(), error);
    const std::int64_t needed = std::max(item.unit.bytes, kBytesARow * item.staged->seen);
    return error ? std::string()
                 : fmt::format(" (up to {:.1f} MB are needed, {:.1f} MB are free)",
                     static_cast<double>(needed) / kMegabyte,
                     static_cast<double>(there.available) / kMegabyte);
}

} // namespace

struct StagedImport::Batch {
    std::vector<Item> items;
    std::vector<FileOutcome> outcomes;
    Day today {};

    /// What waits, in the order of its dates.
    std::vector<std::size_t> order(const std::vector<bool>& chosen) const
    {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].staged && chosen[i])
                order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return items[a].staged->asOf < items[b].staged->asOf;
        });
        return order;
    }

    /// Within a transaction. What is wrong with the file itself is its outcome, not an error.
    Result<> store(
        Workspace& workspace, std::size_t i, const std::vector<NamedOwner>& owners, const Run& run)
    {
        Item& item = items[i];
        Staged& staged = *item.staged;
        item.outcome = item.read;
        item.outcome.creator = staged.owner;
        const auto owner = ownerOf(workspace, staged, item.options, owners, item.outcome.question);
        if (!owner) {
            if (owner.error().code != Error::Code::ambiguous)
                return tl::unexpected(owner.error());
            item.outcome.error = owner.error();
            return {};
        }
        item.outcome.creator = owner->creator.handle;
        item.outcome.newCreator = owner->isNew;
        const auto earlier = workspace.imports().withContent(owner->creator.id, staged.content);
        if (!earlier)
            return tl::unexpected(earlier.error());
        if (*earlier)
            keepKnown(**earlier, staged, item.outcome);
        else if (auto done = mutuals::commit(workspace, *owner, staged, item.outcome, run); !done)
            return done;
        if (run.stopped())
            return fail(Error::Code::cancelled, "stopped");
        return {};
    }

    std::vector<NamedOwner> owners(const std::vector<std::size_t>& order) const
    {
        std::vector<NamedOwner> owners;
        for (const std::size_t i : order) {
            if (!items[i].staged->owner.empty())
                owners.push_back({ items[i].staged->owner, items[i].staged->isByTool });
        }
        return owners;
    }

    void tell()
    {
        outcomes.clear();
        for (const Item& item : items)
            outcomes.push_back(item.outcome);
    }
};

StagedImport::StagedImport(std::unique_ptr<Batch> batch)
    : m_batch(std::move(batch))
{
}

StagedImport::StagedImport(StagedImport&&) noexcept = default;
StagedImport& StagedImport::operator=(StagedImport&&) noexcept = default;
StagedImport::~StagedImport() = default;

Result<StagedImport> StagedImport::read(
    const std::vector<fs::path>& paths, const ImportOptions& options, const Run& run)
{
    auto batch = std::make_unique<Batch>();
    batch->today = options.today == Day {} ? dayOf(now()) : options.today;
    std::vector<DroppedFile> files;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back({ path, {} });
            continue;
        }
        const auto inside = filesIn(path, std::numeric_limits<std::size_t>::max());
        for (const fs::path& file : inside)
            files.push_back({ file, path });
        if (inside.empty())
            files.push_back({ path, path });
    }
    const auto units = dropUnits(files, run);
    std::int64_t total = 0;
    for (const DropUnit& unit : units)
        total += unit.bytes;
    std::int64_t done = 0;
    for (const DropUnit& unit : units) {
        std::error_code error;
        if (!unit.texts && fs::is_directory(unit.path, error)) {
            const std::string name = fileLabel(fs::weakly_canonical(unit.path, error).string());
            batch->items.push_back(rejected(name, unit.path,
                Error {
                    Error::Code::notAnExport, fmt::format("{}: the folder holds no file", name) },
                options));
            continue;
        }
        auto items = stagedItems(
            unit, options, batch->today,
            [&](std::int64_t bytes) {
                run.report({ done + bytes, total });
            },
            run);
        if (run.stopped())
            return fail(Error::Code::cancelled, "stopped while reading; nothing went in");
        std::move(items.begin(), items.end(), std::back_inserter(batch->items));
        done += unit.bytes;
    }
    batch->tell();
    return StagedImport(std::move(batch));
}

const std::vector<FileOutcome>& StagedImport::files() const
{
    return m_batch->outcomes;
}

Result<> StagedImport::preview(Workspace& workspace, const Run& run)
{
    Batch& batch = *m_batch;
    const auto order = batch.order(std::vector<bool>(batch.items.size(), true));
    const auto owners = batch.owners(order);
    std::int64_t total = 1;
    for (const std::size_t i : order)
        total += batch.items[i].staged->seen;
    std::set<std::int64_t> made;
    bool all = false;
    const auto done = workspace.transactImport([&]() -> Result<> {
        std::int64_t before = 0;
        for (const std::size_t i : order) {
            const Run part { run.stop, [&](const Progress& p) {
                                run.report({ before + p.done, total });
                            } };
            if (auto stored = batch.store(workspace, i, owners, part); !stored)
                return stored;
            FileOutcome& outcome = batch.items[i].outcome;
            if (outcome.state != FileOutcome::State::known)
                made.insert(outcome.import.value);
            if (made.contains(outcome.import.value))
                outcome.import = {};
            before += batch.items[i].staged->seen;
        }
        all = true;
        return fail(Error::Code::cancelled, "tried out, and taken back");
    });
    if (!all)
        return done;
    batch.tell();
    return {};
}

Result<> StagedImport::answer(std::size_t file, const ImportOptions& options, const Run& run)
{
    Item& item = m_batch->items[file];
    if (item.staged && !item.read.unknownTable) { // whose it is changes nothing of what was read
        item.options = options;
        return {};
    }
    const DropUnit unit = item.unit;
    auto items = stagedItems(
        unit, options, m_batch->today,
        [&](std::int64_t bytes) {
            run.report({ bytes, unit.bytes });
        },
        run);
    if (run.stopped())
        return fail(Error::Code::cancelled, "stopped while reading; nothing went in");
    // A zip may hold two tables of one name: the second answers the second.
    std::size_t twins = 0;
    for (std::size_t i = 0; i < file; ++i)
        twins += m_batch->items[i].read.path == item.read.path
            && m_batch->items[i].read.file == item.read.file;
    for (Item& other : items) {
        if (other.read.file == item.read.file && twins-- == 0) {
            item = std::move(other);
            break;
        }
    }
    m_batch->tell();
    return {};
}

Result<std::vector<FileOutcome>> StagedImport::commit(
    Workspace& workspace, const std::vector<bool>& chosen, const Run& run)
{
    Batch& batch = *m_batch;
    const auto order = batch.order(chosen);
    const auto owners = batch.owners(order);
    if (!order.empty()) {
        if (auto kept = workspace.backups().makeOfTheDay(run); !kept)
            return tl::unexpected(kept.error());
    }
    std::int64_t total = 1;
    for (const std::size_t i : order)
        total += batch.items[i].staged->seen;
    std::int64_t before = 0;
    int in = 0;
    for (const std::size_t i : order) {
        Item& item = batch.items[i];
        const Run part { run.stop, [&](const Progress& p) {
                            run.report({ before + p.done, total });
                        } };
        workspace.announce("the import of " + item.read.file);
        const auto done =
            workspace.transactImport([&] { return batch.store(workspace, i, owners, part); });
        workspace.announce({});
        if (!done)
            return fail(done.error().code, "{}: {}{}; nothing of it went in, {} before it {} in",
                item.read.file, done.error().detail,
                done.error().code == Error::Code::cannotWrite ? room(item, workspace.file()) : "",
                in == 1 ? "1 file" : fmt::format("{} files", in), in == 1 ? "is" : "are");
        in += item.outcome.state != FileOutcome::State::rejected;
        before += item.staged->seen;
        run.report({ before, total });
        item.staged.reset(); // its memory is not needed any more
    }
    batch.tell();
    std::vector<FileOutcome> outcomes;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen[i])
            outcomes.push_back(batch.outcomes[i]);
    }
    return outcomes;
}

} // namespace mutuals
