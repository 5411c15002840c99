#include "core/import/xlsx/WorkbookParts.h"

#include "core/import/TextDecoder.h"
#include "core/records/Handle.h"

#include <algorithm>
#include <set>

namespace mutuals {

namespace {

constexpr std::size_t kMostSheets = 1000;
constexpr std::size_t kMostRelations = 10'000;
constexpr std::string_view kContentTypes = "[content_types].xml";

/// The whole path of an entry as the parts of a workbook name each other, in whatever case.
std::string keyOf(const SourceEntry& entry)
{
    return handleKey(entry.folder.empty() ? entry.name : entry.folder + "/" + entry.name);
}

bool wholePart(std::size_t)
{
    return true;
}

/// What the parts of a zip are related to: by id, by the last word of the relation's type.
class Relations final : public XmlHandler {
public:
    explicit Relations(std::string_view from)
        : m_from(from)
    {
    }
    void begin(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name != "Relationship" || m_byId.size() >= kMostRelations
            || handleKey(attributes["TargetMode"]) == "external")
            return;
        const auto part = partName(m_from, attributes["Target"]);
        const std::string_view type = attributes["Type"];
        if (!part)
            return;
        m_byId.emplace(attributes["Id"], *part);
        m_byType.emplace(type.substr(type.find_last_of('/') + 1), *part);
    }
    void end(std::string_view) override { }

    std::string withId(std::string_view id) const { return found(m_byId, id); }
    std::string ofType(std::string_view type) const { return found(m_byType, type); }

private:
    using Map = std::map<std::string, std::string, std::less<>>;
    static std::string found(const Map& map, std::string_view key)
    {
        const auto at = map.find(key);
        return at == map.end() ? std::string() : at->second;
    }

    std::string m_from;
    Map m_byId, m_byType;
};

class WorkbookXml final : public XmlHandler {
public:
    void begin(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "workbook")
            isWorkbook = true;
        else if (name == "workbookPr")
            from1904 = attributes["date1904"] == "1" || attributes["date1904"] == "true";
        else if (name == "sheet" && sheets.size() < kMostSheets)
            sheets.emplace_back(fileLabel(attributes["name"]), attributes["id"]);
    }
    void end(std::string_view) override { }

    bool isWorkbook = false;
    bool from1904 = false;
    std::vector<std::pair<std::string, std::string>> sheets; ///< name, id of the relation
};

/// Looks the parts up, the first of a name.
class Finder {
public:
    Finder(const SourceFile& source, const Run& run)
        : m_source(source)
        , m_run(run)
    {
        for (const SourceEntry& entry : source.entries())
            m_parts.emplace(keyOf(entry), &entry);
    }

    const SourceEntry* part(const std::string& name) const
    {
        const auto found = m_parts.find(name);
        return found == m_parts.end() ? nullptr : found->second;
    }
    /// What the relation leads to, or the part of the usual name.
    const SourceEntry* part(const std::string& related, const std::string& usual) const
    {
        const auto* found = part(related);
        return found ? found : part(usual);
    }

    Result<> readRelations(std::string_view from, Relations& relations) const
    {
        const auto cut = from.find_last_of('/') + 1;
        const auto* rels =
            part(fmt::format("{}_rels/{}.rels", from.substr(0, cut), from.substr(cut)));
        return rels ? readPart(m_source, *rels, relations, wholePart, m_run) : Result<>();
    }

    Result<WorkbookParts> find()
    {
        Relations outer("");
        if (auto read = readRelations("", outer); !read)
            return tl::unexpected(read.error());
        const auto* workbook = part(outer.ofType("officeDocument"), "xl/workbook.xml");
        WorkbookXml xml;
        Relations relations(workbook ? keyOf(*workbook) : "xl/workbook.xml");
        if (workbook) {
            auto read = readPart(m_source, *workbook, xml, wholePart, m_run).and_then([&] {
                return readRelations(keyOf(*workbook), relations);
            });
            if (!read)
                return tl::unexpected(read.error());
            if (!xml.isWorkbook)
                return fail(Error::Code::notAnExport, "a document, but no spreadsheet");
        }
        WorkbookParts parts;
        parts.from1904 = xml.from1904;
        parts.strings = part(relations.ofType("sharedStrings"), "xl/sharedstrings.xml");
        parts.styles = part(relations.ofType("styles"), "xl/styles.xml");
        std::set<const SourceEntry*> taken;
        for (const auto& [name, id] : xml.sheets) {
            const auto* sheet = part(relations.withId(id),
                fmt::format("xl/worksheets/sheet{}.xml", parts.sheets.size() + 1));
            // Each part once: a workbook could name the same large one a thousand times.
            if (!sheet || taken.insert(sheet).second)
                parts.sheets.push_back({ name, sheet });
        }
        if (parts.sheets.empty())
            addLooseSheets(parts);
        if (parts.sheets.empty())
            return workbook ? fail(Error::Code::damaged, "a spreadsheet without a sheet")
                            : fail(Error::Code::notAnExport, "a document, but no spreadsheet");
        return parts;
    }

private:
    /// The workbook's own part is missing, or names no sheet.
    void addLooseSheets(WorkbookParts& parts) const
    {
        constexpr std::string_view kFolder = "xl/worksheets/";
        for (const auto& [path, entry] : m_parts) {
            if (path.starts_with(kFolder) && path.ends_with(".xml")
                && path.find('/', kFolder.size()) == std::string::npos
                && parts.sheets.size() < kMostSheets)
                parts.sheets.push_back({ entry->name.substr(0, entry->name.size() - 4), entry });
        }
    }

    const SourceFile& m_source;
    const Run& m_run;
    std::map<std::string, const SourceEntry*> m_parts;
};

} // namespace

bool isOfficeDocument(const SourceFile& source)
{
    return source.isZip()
        && std::any_of(
            source.entries().begin(), source.entries().end(), [](const SourceEntry& entry) {
                const std::string key = keyOf(entry);
                return key == kContentTypes || key == "xl/workbook.xml";
            });
}

std::optional<std::string> partName(std::string_view from, std::string_view target)
{
    if (target.find("://") != std::string_view::npos)
        return {};
    std::vector<std::string> folders;
    const auto enter = [&folders](std::string_view path) {
        while (!path.empty()) {
            const auto cut = std::min(path.find_first_of("/\\"), path.size());
            const auto step = path.substr(0, cut);
            path.remove_prefix(std::min(cut + 1, path.size()));
            if (step == ".." && folders.empty())
                return false;
            if (step == "..")
                folders.pop_back();
            else if (!step.empty() && step != ".")
                folders.push_back(handleKey(step));
        }
        return true;
    };
    const bool isAbsolute = target.starts_with('/') || target.starts_with('\\');
    if (!isAbsolute)
        enter(from.substr(0, from.find_last_of('/') + 1));
    if (!enter(target) || folders.empty())
        return {};
    return fmt::format("{}", fmt::join(folders, "/"));
}

Result<> readPart(const SourceFile& source, const SourceEntry& part, XmlHandler& handler,
    const std::function<bool(std::size_t bytes)>& consumed, const Run& run)
{
    XmlReader xml(handler);
    TextDecoder decoder;
    Result<> parsed;
    bool isWhole = true;
    auto read = source.read(
        part,
        [&](std::string_view bytes) {
            parsed = xml.feed(decoder.decode(bytes));
            isWhole = consumed(bytes.size());
            return parsed && isWhole;
        },
        run);
    if (!read)
        return read;
    if (parsed && isWhole)
        parsed = xml.feed(decoder.finish()).and_then([&] { return xml.finish(); });
    if (!parsed)
        parsed.error().detail = part.name + ": " + parsed.error().detail;
    return parsed;
}

Result<WorkbookParts> WorkbookParts::find(const SourceFile& source, const Run& run)
{
    return Finder(source, run).find();
}

} // namespace mutuals
