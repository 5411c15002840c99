#include "core/import/Importer.h"

#include "core/import/StagedImport.h"
#include "core/records/Handle.h"
#include "core/records/Names.h"
#include "core/store/Workspace.h"

namespace mutuals {

namespace {

constexpr Names<FileOutcome::State, 4> kStates { {
    { FileOutcome::State::imported, "imported" },
    { FileOutcome::State::reported, "reported" },
    { FileOutcome::State::known, "known" },
    { FileOutcome::State::rejected, "rejected" },
} };

} // namespace

std::string_view stateName(FileOutcome::State state)
{
    return nameIn(kStates, state);
}

Result<ImportOptions> withKnown(Workspace& workspace, ImportOptions options)
{
    const auto remembered = workspace.mappings().all();
    const auto creators = workspace.creators().all();
    if (!remembered || !creators)
        return tl::unexpected(remembered ? creators.error() : remembered.error());
    for (const auto& [header, text] : *remembered) {
        if (const auto mapping = mappingOf(text))
            options.mappings.emplace(header, *mapping);
    }
    options.creators.clear();
    if (options.creator) {
        options.creators.push_back(handleKey(cleanHandle(*options.creator)));
        return options;
    }
    for (const Creator& creator : *creators) {
        if (creator.named)
            options.creators.push_back(handleKey(creator.handle));
    }
    return options;
}

Result<std::vector<FileOutcome>> importFiles(Workspace& workspace,
    const std::vector<std::filesystem::path>& paths, const ImportOptions& options, const Run& run)
{
    // Reading is told as the first half of the bytes, writing as the second.
    std::int64_t bytes = 1;
    const Run reading { run.stop, [&](const Progress& p) {
                           bytes = p.total;
                           run.report({ p.done, 2 * p.total });
                       } };
    const auto known = withKnown(workspace, options);
    if (!known)
        return tl::unexpected(known.error());
    auto staged = StagedImport::read(paths, *known, reading);
    if (!staged)
        return tl::unexpected(staged.error());
    const Run writing { run.stop,
        [&](const Progress& p) {
            const double share = static_cast<double>(p.done) / static_cast<double>(p.total);
            run.report({ bytes + static_cast<std::int64_t>(share * static_cast<double>(bytes)),
                2 * bytes });
        } };
    if (!options.dryRun)
        return staged->commit(workspace, std::vector<bool>(staged->files().size(), true), writing);
    if (auto tried = staged->preview(workspace, writing); !tried)
        return tl::unexpected(tried.error());
    return staged->files();
}

} // namespace mutuals
