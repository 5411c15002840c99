#include "core/import/Stager.h"

#include "core/base/Hash.h"
#include "core/import/FileName.h"
#include "core/import/TextDecoder.h"
#include "core/import/TxtStager.h"
#include "core/import/archive/ArchiveReader.h"
#include "core/import/table/TableReader.h"
#include "core/import/thirdparty/JsonKind.h"
#include "core/import/thirdparty/JsonTable.h"
#include "core/records/Handle.h"

#include <algorithm>
#include <set>

namespace mutuals {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// What a text begins with tells who can read it.
enum class Format { unknown, json, table, html, binary };

Format formatOf(std::string_view head)
{
    const auto begin = head.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return Format::unknown;
    head.remove_prefix(begin);
    if (head[0] == '{' || head[0] == '[')
        return Format::json;
    if (head[0] == '<')
        return Format::html;
    // A table may hold a stray control character or two; of a picture they are a good part.
    head = head.substr(0, 512);
    const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && kBlanks.find(c) == std::string_view::npos;
    });
    return static_cast<std::size_t>(controls) * 20 > head.size() ? Format::binary : Format::table;
}

/// Reads one entry with the reader that its first characters ask for.
class EntryStager {
public:
    EntryStager(std::string name, const FileName& said, const ImportOptions& options, Day latest)
        : m_name(std::move(name))
        , m_said(said)
        , m_options(options)
        , m_latest(latest)
    {
    }

    /// False: enough is known, nothing more needs to be read.
    bool take(std::string_view bytes)
    {
        m_hash.add(bytes);
        return takeText(m_decoder.decode(bytes));
    }

    StagedFile finish()
    {
        StagedFile file { m_name, staged() };
        if (file.staged)
            return file;
        const bool isAmbiguous = file.staged.error().code == Error::Code::ambiguous;
        if (file.staged.error().code == Error::Code::cutShort) {
            file.question = Question::cut;
            file.completeRows = m_archive ? m_archive->completeRows() : m_items->complete();
        } else if (isAmbiguous) {
            file.question = Question::when;
            if (m_table || m_items) {
                file.question = m_table ? m_table->question() : m_items->question();
                file.unknownTable = m_table ? m_table->unknown() : m_items->unknown();
            }
        }
        return file;
    }

private:
    Result<Staged> staged()
    {
        takeText(m_decoder.finish());
        if (m_format == Format::json && !m_archive && !m_items)
            startJson(true);
        if (m_failure)
            return tl::unexpected(*m_failure);
        Staged staged;
        staged.file = m_name;
        staged.content = m_hash.text();
        if (m_format == Format::unknown)
            return fail(Error::Code::notAnExport, "{} holds nothing but blanks", m_name);
        if (auto done = m_archive ? finishArchive(staged) : finishTable(staged); !done) {
            done.error().detail = m_name + ": " + done.error().detail;
            return tl::unexpected(done.error());
        }
        const auto repaired = m_decoder.repaired() + (m_archive ? m_archive->repaired() : 0)
            + (m_items ? m_items->repaired() : 0);
        if (repaired > 0)
            staged.notes.push_back(fmt::format("Unreadable characters, replaced: {}.", repaired));
        if (staged.owner.empty())
            staged.owner = m_said.handle;
        if (m_said.madeAt)
            staged.asOf = *m_said.madeAt;
        else if ((staged.kind == ImportKind::archive || staged.isUndated) && m_options.asOf)
            staged.asOf = endOf(*m_options.asOf);
        else if (staged.isUndated && m_said.day)
            staged.asOf = endOf(*m_said.day);
        else if (staged.isUndated && staged.asOf == Seconds {}) {
            staged.asOf = m_latest;
            staged.notes.push_back("Nothing in it says when it was made: it is taken for today's.");
        }
        if (staged.asOf == Seconds {})
            return fail(
                Error::Code::ambiguous, "{}: nothing says when the export was made", m_name);
        return staged;
    }

    bool takeText(std::string_view text)
    {
        if (m_failure || text.empty())
            return !m_failure;
        if (m_format == Format::unknown) {
            m_format = formatOf(text);
            if (m_format == Format::table)
                m_table = std::make_unique<TableReader>(context());
            else if (m_format == Format::html)
                return failed(
                    fail(Error::Code::notAnExport, "{} is a web page, not an export", m_name));
            else if (m_format == Format::binary)
                return failed(
                    fail(Error::Code::notAnExport, "{} is neither text nor a zip", m_name));
        }
        if (m_format == Format::json && !m_archive && !m_items) {
            m_head += text;
            return startJson(m_head.size() >= kJsonHead);
        }
        if (m_archive || m_items) {
            if (auto fed = m_archive ? m_archive->feed(text) : m_items->feed(text); !fed) {
                fed.error().detail = m_name + ": " + fed.error().detail;
                return failed(tl::unexpected(fed.error()));
            }
        } else if (m_table) {
            return m_table->feed(text);
        }
        return true;
    }

    TableContext context() const { return { m_options.creators, m_options.mappings }; }

    /// Chooses who reads the JSON once its beginning tells; what does not tell is the archive's.
    bool startJson(bool isEnough)
    {
        const JsonKind kind = jsonKind(m_head);
        if (kind == JsonKind::unknown && !isEnough)
            return true;
        if (kind == JsonKind::items)
            m_items = std::make_unique<JsonTable>(context());
        else
            m_archive = std::make_unique<ArchiveReader>(
                m_said.madeAt.value_or(m_options.asOf ? endOf(*m_options.asOf) : endOf(m_latest)));
        return takeText(std::exchange(m_head, {}));
    }

    bool failed(const tl::unexpected<Error>& failure)
    {
        m_failure = failure.value();
        return false;
    }

    Result<> finishArchive(Staged& staged)
    {
        if (auto done = m_archive->finish(m_options.acceptPartial); !done)
            return done;
        return m_archive->stage(staged);
    }

    Result<> finishTable(Staged& staged)
    {
        if (m_table) {
            m_table->finish();
        } else if (auto done = m_items->finish(m_options.acceptPartial); !done) {
            return done;
        }
        PeriodHint hint;
        // Studio's window ends in the hours after its last day.
        if (m_said.madeAt)
            hint.end = dayOf(*m_said.madeAt);
        else
            hint.end = m_said.day;
        hint.year = m_options.year;
        hint.latest = m_latest;
        return m_table ? m_table->stage(staged, hint) : m_items->stage(staged, hint);
    }

    std::string m_name;
    FileName m_said;
    const ImportOptions& m_options;
    Day m_latest;
    Fingerprint m_hash;
    TextDecoder m_decoder;
    Format m_format = Format::unknown;
    std::unique_ptr<ArchiveReader> m_archive;
    std::unique_ptr<TableReader> m_table;
    std::unique_ptr<JsonTable> m_items;
    std::string m_head; ///< of JSON, until it tells who reads it
    std::optional<Error> m_failure;
};

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
        else if (extension == "json" || extension == "csv" || extension == "tsv"
            || extension == "ndjson" || extension == "jsonl")
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
    std::string why;
    if (source.entries().empty())
        why = "the zip is empty";
    else if (has("rels"))
        why = "a spreadsheet, which this version does not read; download the table as CSV";
    else if (has("xlsx"))
        why = "holds a spreadsheet, which this version does not read; download the table as CSV";
    else if (has("json") || has("csv"))
        why = staged.empty() ? "the files in it are empty" : "nothing in it can be used";
    else if (has("zip"))
        why = "a zip within a zip; unpack it first";
    else
        why = fmt::format("no JSON, no CSV and no TXT of the archive among its {} files",
            source.entries().size());
    for (std::size_t i = 0; i < staged.size() && (has("json") || has("csv")); ++i) {
        why += (i == 0 ? ": " : "; ") + staged[i].staged.error().detail;
        if (i == 2 && staged.size() > 3) {
            why += fmt::format("; and {} more files", staged.size() - 3);
            break;
        }
    }
    return { Error::Code::notAnExport, source.name() + ": " + why };
}

/// Says with the first file that is ours what else the zip holds.
template <class IsForeign> void noteForeign(std::vector<StagedFile>& staged, IsForeign isForeign)
{
    std::vector<std::string_view> names;
    for (const StagedFile& file : staged) {
        if (isForeign(file))
            names.push_back(std::string_view(file.file).substr(file.file.find('/') + 1));
    }
    const auto ours = std::find_if(staged.begin(), staged.end(),
        [](const StagedFile& file) { return file.staged.has_value(); });
    if (names.empty() || ours == staged.end())
        return;
    constexpr std::size_t kMost = 4;
    const std::size_t more = names.size() - std::min(names.size(), kMost);
    names.resize(names.size() - more);
    ours->staged->notes.push_back(fmt::format("Not used of this zip: {}{}.", fmt::join(names, ", "),
        more > 0 ? fmt::format(" and {} more", more) : ""));
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

} // namespace

Seconds endOf(Day day)
{
    return Seconds(day) + std::chrono::hours(23) + std::chrono::minutes(59);
}

std::vector<StagedFile> stageFile(const SourceFile& source, const ImportOptions& options,
    Day latest, const std::function<void(std::uint64_t)>& consumed, const Run& run)
{
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
    const FileName outer = fileName(source.name());
    for (const TxtGroup& archive : archives) {
        const std::string inner =
            archive.root.empty() ? archive.parts.front().source.label : archive.root;
        staged.push_back(stageTxt(isAlone ? source.name() : source.name() + "/" + inner, outer,
            archive, options, latest, consumed, run));
        if (run.stopped())
            return staged;
    }
    for (const SourceEntry* entry : entries) {
        const std::string label = isAlone ? source.name() : source.name() + "/" + entry->name;
        EntryStager stager(label, outer, options, latest);
        const auto read = source.read(
            *entry,
            [&](std::string_view bytes) {
                consumed(bytes.size());
                return stager.take(bytes);
            },
            run);
        if (read)
            staged.push_back(stager.finish());
        else
            staged.push_back({ label, tl::unexpected(read.error()) });
        if (run.stopped())
            return staged;
    }
    // A zip may hold what is not ours beside what is; only one without anything of ours is refused.
    const auto isForeign = [](const StagedFile& file) {
        return !file.staged && file.staged.error().code == Error::Code::notAnExport;
    };
    if (!std::all_of(staged.begin(), staged.end(), isForeign)) {
        noteForeign(staged, isForeign);
        std::erase_if(staged, isForeign);
    } else if (source.isZip() && staged.size() != 1) {
        auto error = uselessZip(source, staged);
        staged.clear();
        staged.push_back({ source.name(), tl::unexpected(std::move(error)) });
    }
    askWhose(source, options, staged);
    return staged;
}

} // namespace mutuals
