#include "tests/support/XlsxBuilder.h"

#include "core/import/Stager.h"
#include "tests/support/RawZip.h"
#include "tests/support/StagedText.h"

#include <fmt/format.h>

#include <fstream>

namespace mutuals::test {

namespace {

constexpr const char* kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kRelation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string relation(std::string_view id, std::string_view type, std::string_view target)
{
    return fmt::format(
        "<Relationship Id=\"{}\" Type=\"{}/{}\" Target=\"{}\"/>", id, kRelation, type, target);
}

std::string relations(std::string_view inside)
{
    return fmt::format("{}<Relationships xmlns=\"{}\">{}</Relationships>", kXml, kPackage, inside);
}

std::string escaped(std::string_view text)
{
    std::string xml;
    for (const char c : text)
        xml += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return xml;
}

} // namespace

XlsxBuilder& XlsxBuilder::table(
    const std::string& name, const std::vector<std::vector<std::string>>& rows)
{
    std::string xml;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        xml += fmt::format("<row r=\"{}\">", row + 1);
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            xml += fmt::format("<c r=\"{}{}\" t=\"str\"><v>{}</v></c>",
                static_cast<char>('A' + static_cast<int>(i)), row + 1, escaped(rows[row][i]));
        xml += "</row>";
    }
    return sheet(name, xml);
}

XlsxBuilder& XlsxBuilder::sheet(const std::string& name, std::string_view rows)
{
    m_sheets.emplace_back(name, rows);
    return *this;
}

XlsxBuilder& XlsxBuilder::strings(std::string_view items)
{
    m_strings = fmt::format(
        "{}<sst xmlns=\"{}\" count=\"7\" uniqueCount=\"9999999\">{}</sst>", kXml, kMain, items);
    return *this;
}

XlsxBuilder& XlsxBuilder::styles(
    const std::vector<int>& cells, const std::map<int, std::string>& formats)
{
    std::string xml;
    for (const auto& [id, code] : formats)
        xml += fmt::format("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", id, code);
    xml = fmt::format("<numFmts>{}</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                      "<cellXfs>",
        xml);
    for (const int id : cells)
        xml += fmt::format("<xf numFmtId=\"{}\"/>", id);
    m_styles =
        fmt::format("{}<styleSheet xmlns=\"{}\">{}</cellXfs></styleSheet>", kXml, kMain, xml);
    return *this;
}

XlsxBuilder& XlsxBuilder::from1904()
{
    m_from1904 = true;
    return *this;
}

XlsxBuilder& XlsxBuilder::part(const std::string& path, std::string content)
{
    m_replaced[path] = std::move(content);
    return *this;
}

XlsxBuilder& XlsxBuilder::without(const std::string& path)
{
    return part(path, "");
}

std::map<std::string, std::string> XlsxBuilder::parts() const
{
    std::map<std::string, std::string> parts;
    parts["[Content_Types].xml"] = fmt::format(
        "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>", kXml);
    parts["_rels/.rels"] = relations(relation("rId1", "officeDocument", "xl/workbook.xml"));
    std::string sheets, links;
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const std::string path = fmt::format("worksheets/sheet{}.xml", i + 1);
        sheets += fmt::format(
            "<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", m_sheets[i].first, i + 1, i + 1);
        links += relation(fmt::format("rId{}", i + 1), "worksheet", path);
        // The dimension is made up: nobody may believe it.
        parts["xl/" + path] =
            fmt::format("{}<worksheet xmlns=\"{}\"><dimension ref=\"A1:XFD1048576\"/>"
                        "<sheetData>{}</sheetData></worksheet>",
                kXml, kMain, m_sheets[i].second);
    }
    if (!m_strings.empty()) {
        links += relation("rIdS", "sharedStrings", "sharedStrings.xml");
        parts["xl/sharedStrings.xml"] = m_strings;
    }
    if (!m_styles.empty()) {
        links += relation("rIdF", "styles", "styles.xml");
        parts["xl/styles.xml"] = m_styles;
    }
    parts["xl/workbook.xml"] =
        fmt::format("{}<workbook xmlns=\"{}\" xmlns:r=\"{}\">{}<sheets>{}</sheets></workbook>",
            kXml, kMain, kRelation, m_from1904 ? "<workbookPr date1904=\"1\"/>" : "", sheets);
    parts["xl/_rels/workbook.xml.rels"] = relations(links);
    for (const auto& [path, content] : m_replaced) {
        parts[path] = content;
        if (content.empty())
            parts.erase(path);
    }
    return parts;
}

std::string XlsxBuilder::bytes() const
{
    std::vector<RawEntry> entries;
    for (const auto& [path, content] : parts()) {
        RawEntry entry;
        entry.name = path;
        entry.data = content;
        entries.push_back(std::move(entry));
    }
    return rawZip(entries);
}

std::filesystem::path XlsxBuilder::save(const std::filesystem::path& file) const
{
    std::ofstream(file, std::ios::binary) << bytes();
    return file;
}

std::string stagedText(const std::filesystem::path& file)
{
    const auto source = SourceFile::open(file);
    if (!source)
        return text(source.error());
    std::string drawn;
    ImportOptions options;
    for (StagedFile& part :
        stageFile(*source, options, *parseDay("2026-03-15"), [](std::uint64_t) {}, {}))
        drawn += part.file + ":\n" + text(part.staged);
    return drawn;
}

} // namespace mutuals::test
