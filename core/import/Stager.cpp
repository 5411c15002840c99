#include "core/import/Stager.h"

#include "core/import/EntryStager.h"
#include "core/import/TxtStager.h"
#include "core/import/xlsx/WorkbookParts.h"
#include "core/import/xlsx/WorkbookStager.h"
#include "core/records/Handle.h"

#include <algorithm>
#include <set>

namespace mutuals {

namespace {

std::string extensionOf(std::string_view name)
{
    const auto dot = name.find_last_of('.');
    if (dot == std::string_view::npos)
        return {};
    std::string extension(name.substr(dot + 1));
    std::transform(extension.begin(), extension.end(), extension.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

/// Whether an entry of a zip bears an ending that text of the archive may have.
bool isLikeText(const SourceEntry& entry)
{
    const auto extension = extensionOf(entry.name);
    return extension == "txt" || extension == "" || extension.size() > 4;
}

bool isWorthReading(const SourceEntry& entry)
{
    return entry.bytes > 0 && entry.name.find("lemon8") == std::string::npos;
}

/// Which entries of a zip are worth reading: text that may be ours, by the usual endings; where
/// nothing bears one, what has no ending or ".txt".
std::vector<const SourceEntry*> readable(const SourceFile& source)
{
    std::vector<const SourceEntry*> usual, others;
    for (const SourceEntry& entry : source.entries()) {
        const auto extension = extensionOf(entry.name);
        if (!source.isZip())
            usual.push_back(&entry);
        else if (!isWorthReading(entry))
            continue;
        else if (extension == "json" || extension == "csv" || extension == "xlsx"
            || extension == "tsv" || extension == "ndjson" || extension == "jsonl")
            usual.push_back(&entry);
        else if (isLikeText(entry))
            others.push_back(&entry);
    }
    return usual.empty() ? others : usual;
}

/// The entries that may be text of an archive, and a look at each.
Result<std::vector<TxtPart>> txtParts(const SourceFile& source, const Run& run)
{
    using Shape = TxtSurvey::Shape;
    std::vector<TxtPart> parts;
    for (std::size_t i = 0; i < source.entries().size(); ++i) {
        const SourceEntry& entry = source.entries()[i];
        if (source.isZip() && (!isLikeText(entry) || !isWorthReading(entry)))
            continue;
        TxtPart part;
        part.source = { entry.name, entry.folder, txtRoot(entry.folder), entry.bytes, i,
            [&source, &entry](const SourceFile::Take& take, const Run& stop) {
                return source.read(entry, take, stop);
            } };
        auto survey = surveyTxt(part.source, run);
        if (!survey)
            return tl::unexpected(survey.error());
        part.survey = std::move(*survey);
        // Under another ending only what it holds counts, not its name.
        const bool isRecords =
            part.survey.shape == Shape::records || part.survey.shape == Shape::chats;
        if (isLikeText(entry) || isRecords)
            parts.push_back(std::move(part));
    }
    return parts;
}

/// Why nothing in a zip can be used.
Error uselessZip(const SourceFile& source, const std::vector<StagedFile>& staged)
{
    const auto has = [&](std::string_view extension) {
        return std::any_of(source.entries().begin(), source.entries().end(),
            [&](const SourceEntry& entry) { return extensionOf(entry.name) == extension; });
    };
    const bool hasOurs = has("json") || has("csv") || has("xlsx");
    std::string why;
    if (source.entries().empty())
        why = "the zip is empty";
    else if (hasOurs)
        why = staged.empty() ? "the files in it are empty" : "nothing in it can be used";
    else if (has("zip"))
        why = "a zip within a zip; unpack it first";
    else
        why = fmt::format("no JSON, no table and no TXT of the archive among its {} files",
            source.entries().size());
    for (std::size_t i = 0; i < staged.size() && (hasOurs); ++i) {
        why += (i == 0 ? ": " : "; ") + staged[i].staged.error().detail;
        if (i == 2 && staged.size() > 3) {
            why += fmt::format("; and {} more files", staged.size() - 3);
            break;
        }
    }
    return { Error::Code::notAnExport, source.name() + ": " + why };
}

/// "a, b, c, d and 3 more"
std::string listed(std::vector<std::string_view> names)
{
    constexpr std::size_t kMost = 4;
    const std::size_t more = names.size() - std::min(names.size(), kMost);
    names.resize(names.size() - more);
    return fmt::format(
        "{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

/// Says with the first file that is ours what else the zip holds.
void noteForeign(std::vector<StagedFile>& staged)
{
    std::vector<std::string_view> names, empty;
    for (const StagedFile& file : staged) {
        if (!isForeign(file))
            continue;
        const bool isEmpty = file.staged.error().detail.ends_with(kEmptyTable);
        (isEmpty ? empty : names)
            .push_back(std::string_view(file.file).substr(file.file.find('/') + 1));
    }
    const auto ours = std::find_if(staged.begin(), staged.end(),
        [](const StagedFile& file) { return file.staged.has_value(); });
    if (ours == staged.end())
        return;
    if (!names.empty())
        ours->staged->notes.push_back(fmt::format("Not used of this zip: {}.", listed(names)));
    if (!empty.empty())
        ours->staged->notes.push_back(
            fmt::format("Without a row, as TikTok gives them to accounts of less than 100 "
                        "followers: {}.",
                listed(empty)));
}

/// Several people's archives in one zip: whose is meant is the user's to say, for each by its name.
void askWhose(
    const SourceFile& source, const ImportOptions& options, std::vector<StagedFile>& staged)
{
    std::set<std::string> owners;
    for (const StagedFile& file : staged) {
        if (file.staged && !file.staged->owner.empty())
            owners.insert(handleKey(file.staged->owner));
    }
    if (owners.size() < 2)
        return;
    const auto asked = options.creator ? handleKey(cleanHandle(*options.creator)) : std::string();
    for (StagedFile& file : staged) {
        if (!file.staged || handleKey(file.staged->owner) == asked)
            continue;
        file.question = Question::whose;
        file.staged = fail(Error::Code::ambiguous,
            "{}: {} holds archives of {} people and does not say whose is meant", file.file,
            source.name(), owners.size());
    }
}

/// A spreadsheet within a zip; any other zip there stays packed.
void stageInner(const SourceFile& source, const SourceEntry& entry, const std::string& label,
    const Provenance& provenance, std::vector<StagedFile>& staged, const Run& run)
{
    auto inner = source.inner(entry, run);
    if (inner && !isOfficeDocument(*inner))
        inner = fail(Error::Code::notAnExport, "{}: a zip within a zip; unpack it first", label);
    if (!inner) {
        staged.push_back({ label, tl::unexpected(inner.error()) });
        return;
    }
    for (StagedFile& file : stageWorkbook(
             *inner, label, provenance, [](std::uint64_t) {}, run))
        staged.push_back(std::move(file));
}

/// What bears no day was made with the other tables of its zip; alone a table of Studio's is as old
/// as the file, and what a tool wrote is taken for today's.
void settleTimes(std::vector<StagedFile>& staged, const SourceFile& source, Day today)
{
    Seconds newest {};
    for (const StagedFile& file : staged)
        newest = std::max(newest, file.staged ? file.staged->asOf : Seconds {});
    for (StagedFile& file : staged) {
        if (!file.staged || file.staged->asOf != Seconds {})
            continue;
        const bool isStudios = file.staged->kind == ImportKind::studioGender
            || file.staged->kind == ImportKind::studioTerritories;
        if (!file.staged->isUndated) {
            file.staged = fail(
                Error::Code::ambiguous, "{}: nothing says when the export was made", file.file);
            file.question = Question::when;
        } else if (isStudios && newest != Seconds {}) {
            // The same parts on another day are another statement.
            file.staged->asOf = newest;
            file.staged->content += fmt::format("-{}", newest.time_since_epoch().count());
        } else if (isStudios) {
            file.staged->asOf = source.modified();
            file.staged->notes.push_back(fmt::format("The table bears no day; it was saved on {}.",
                formatDay(dayOf(source.modified()))));
        } else {
            file.staged->asOf = today;
            file.staged->notes.push_back(
                "Nothing in it says when it was made: it is taken for today's.");
        }
    }
}

} // namespace

bool isForeign(const StagedFile& file)
{
    if (file.staged)
        return false;
    const bool namesNobody = file.question == Question::columns
        && !(file.unknownTable && file.unknownTable->guessed.columns.contains(ColumnRole::handle));
    return namesNobody || file.staged.error().code == Error::Code::notAnExport;
}

bool keepOurs(std::vector<StagedFile>& staged)
{
    const bool isAnyOurs = !std::all_of(staged.begin(), staged.end(), isForeign);
    const auto isUseless = [&](const StagedFile& file) {
        return isForeign(file) && (isAnyOurs || file.question != Question::columns);
    };
    if (std::all_of(staged.begin(), staged.end(), isUseless))
        return false;
    std::erase_if(staged, isUseless);
    return true;
}

std::vector<StagedFile> stageFile(const SourceFile& source, const ImportOptions& options,
    Day latest, const std::function<void(std::uint64_t)>& consumed, const Run& run)
{
    const Provenance provenance { fileName(source.name()), options, latest };
    if (isOfficeDocument(source)) {
        auto staged = stageWorkbook(source, source.name(), provenance, consumed, run);
        settleTimes(staged, source, latest);
        return staged;
    }
    std::vector<StagedFile> staged;
    auto parts = txtParts(source, run);
    if (!parts) {
        staged.push_back({ source.name(), tl::unexpected(parts.error()) });
        return staged;
    }
    const auto archives = txtGroups(*parts);
    auto entries = readable(source);
    const auto isTaken = [&](const SourceEntry* entry) {
        return std::any_of(archives.begin(), archives.end(), [&](const TxtGroup& archive) {
            return std::any_of(
                archive.parts.begin(), archive.parts.end(), [&](const TxtPart& part) {
                    return &source.entries()[part.source.number] == entry;
                });
        });
    };
    std::erase_if(entries, isTaken);
    const bool isAlone = entries.size() + archives.size() < 2;
    for (const TxtGroup& archive : archives) {
        const std::string inner =
            archive.root.empty() ? archive.parts.front().source.label : archive.root;
        staged.push_back(stageTxt(isAlone ? source.name() : source.name() + "/" + inner,
            provenance.said, archive, options, latest, consumed, run));
        if (run.stopped())
            return staged;
    }
    for (const SourceEntry* entry : entries) {
        const std::string label = isAlone ? source.name() : source.name() + "/" + entry->name;
        EntryStager stager(label, provenance);
        const auto read = source.read(
            *entry,
            [&](std::string_view bytes) {
                consumed(bytes.size());
                return stager.take(bytes);
            },
            run);
        if (!read)
            staged.push_back({ label, tl::unexpected(read.error()) });
        else if (stager.isZip())
            stageInner(source, *entry, label, provenance, staged, run);
        else
            staged.push_back(stager.finish());
        if (run.stopped())
            return staged;
    }
    // A zip may hold what is not ours beside what is; only one without anything of ours is refused.
    noteForeign(staged);
    if (keepOurs(staged)) {
        settleTimes(staged, source, latest);
    } else if (source.isZip() && staged.size() != 1) {
        auto error = uselessZip(source, staged);
        staged.clear();
        staged.push_back({ source.name(), tl::unexpected(std::move(error)) });
    }
    askWhose(source, options, staged);
    return staged;
}

} // namespace mutuals
