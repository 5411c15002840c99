#include "core/import/xlsx/SharedStrings.h"
#include "core/import/xlsx/SheetReader.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/RawZip.h"
#include "tests/support/TempFolder.h"
#include "tests/support/XlsxBuilder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

const std::string kHeader = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Date</v></c>"
                            "<c r=\"B1\" t=\"str\"><v>Followers</v></c></row>";
const std::string kDay = "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>2026-01-05</v></c>"
                         "<c r=\"B2\"><v>12</v></c></row>";
const std::string kRead = "2026-01-05: ? ? ? ? ?, 12 followers\n";

XlsxBuilder book(const std::string& rows = kHeader + kDay)
{
    return XlsxBuilder().sheet("Followers", rows);
}

std::string read(const XlsxBuilder& builder)
{
    const TempFolder folder;
    return stagedText(builder.save(folder / "a.xlsx"));
}

std::string sheetXml(const std::string& before, const std::string& rows)
{
    return before + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

std::string utf16(std::string_view text)
{
    std::string wide = "\xff\xfe";
    for (const char c : text)
        wide += { c, '\0' };
    return wide;
}

} // namespace

TEST(XlsxFaults, BillionLaughs)
{
    std::string entities = "<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 10; ++i)
        entities +=
            fmt::format("<!ENTITY a{0} \"&a{1};&a{1};&a{1};&a{1};&a{1};&a{1};&a{1};\">", i, i - 1);
    const std::string document = "<!DOCTYPE x [" + entities + "]>";
    EXPECT_EQ(read(book().part("xl/worksheets/sheet1.xml",
                  sheetXml(document, "<row><c t=\"str\"><v>&a9;</v></c></row>"))),
        "a.xlsx:\ndamaged: a.xlsx: sheet1.xml: line 1 has a document type, which no spreadsheet "
        "has");
    EXPECT_THAT(read(book().strings("").part("xl/sharedStrings.xml", document + "<sst/>")),
        HasSubstr("damaged: a.xlsx: sharedStrings.xml: line 1 has a document type"));
    EXPECT_THAT(read(book().part("xl/workbook.xml", document + "<workbook/>")),
        HasSubstr("damaged: a.xlsx: workbook.xml: line 1 has a document type"));
}

TEST(XlsxFaults, QuadraticBlowUp)
{
    const std::string document = "<!DOCTYPE x [<!ENTITY a \"" + std::string(100'000, 'x') + "\">]>";
    EXPECT_THAT(read(book().part("xl/worksheets/sheet1.xml",
                    sheetXml(document, "<row><c t=\"str\"><v>&a;&a;&a;&a;</v></c></row>"))),
        HasSubstr("has a document type"));
}

TEST(XlsxFaults, OutsideEntity)
{
    const TempFolder folder;
    const auto secret = folder.file("secret.txt", "secret");
    const auto text = read(book().part("xl/worksheets/sheet1.xml",
        sheetXml("<!DOCTYPE x [<!ENTITY a SYSTEM \"file://" + secret.string() + "\">]>",
            kHeader + "<row><c t=\"str\"><v>&a;</v></c></row>")));
    EXPECT_THAT(text, AllOf(HasSubstr("has a document type"), Not(HasSubstr("secret"))));
}

TEST(XlsxFaults, TextOf200Megabytes)
{
    SharedStrings strings;
    XmlReader xml(strings);
    ASSERT_TRUE(xml.feed("<sst><si><t>"));
    const std::string megabyte(1'000'000, 'x');
    for (int i = 0; i < 200; ++i)
        ASSERT_TRUE(xml.feed(megabyte));
    ASSERT_TRUE(xml.feed("</t></si><si><t>next</t></si></sst>"));
    ASSERT_TRUE(xml.finish());
    ASSERT_TRUE(strings.end());
    EXPECT_EQ(strings[0].size(), 65'536U);
    EXPECT_EQ(strings[1], "next");
}

TEST(XlsxFaults, TagOf200Megabytes)
{
    SharedStrings strings;
    XmlReader xml(strings);
    ASSERT_TRUE(xml.feed("<sst><si a=\""));
    const std::string part(100'000, 'x');
    int fed = 0;
    while (fed < 2000 && xml.feed(part))
        ++fed;
    EXPECT_LT(fed, 20) << "what waits for its end is kept in memory";
}

TEST(XlsxFaults, MillionsOfTexts)
{
    // 1.5 million texts of 24 bytes: more than the memory that they may take.
    constexpr int kTexts = 1'500'000;
    SharedStrings strings;
    XmlReader xml(strings);
    ASSERT_TRUE(xml.feed("<sst>"));
    std::string items;
    for (int i = 0; i < kTexts; ++i) {
        items += fmt::format("<si><t>{:024}</t></si>", i);
        if (items.size() > 100'000 || i + 1 == kTexts) {
            ASSERT_TRUE(xml.feed(items));
            items.clear();
        }
    }
    ASSERT_TRUE(xml.feed("</sst>"));
    ASSERT_TRUE(strings.end());
    EXPECT_EQ(strings.size(), static_cast<std::uint64_t>(kTexts));
    for (const int i : { 0, 1, 15, 16, 700'000, 3, kTexts - 1, 599'186, 599'187, 1'498'000 })
        EXPECT_EQ(strings[static_cast<std::uint64_t>(i)], fmt::format("{:024}", i));
}

TEST(XlsxFaults, FalseCountAndDimension)
{
    // XlsxBuilder tells of 7 of 9,999,999 texts, and of a dimension of 17 thousand million cells.
    EXPECT_THAT(read(book().strings("<si><t>only one</t></si>")), EndsWith(kRead));
    EXPECT_THAT(read(book(kHeader + "<row r=\"2\" spans=\"1:9999999\">" + kDay.substr(11))),
        EndsWith(kRead));
}

TEST(XlsxFaults, FormulaIsNotEvaluated)
{
    EXPECT_THAT(read(book(kHeader
                    + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>TODAY()</f>"
                      "<v>2026-01-05</v></c><c r=\"B2\"><f>6*7</f><v>12</v></c></row>")),
        EndsWith(kRead));
}

TEST(XlsxFaults, ErrorCells)
{
    EXPECT_THAT(read(book(kHeader
                    + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>2026-01-05</v></c>"
                      "<c r=\"B2\" t=\"e\"><v>#DIV/0!</v></c></row>")),
        HasSubstr("2026-01-05: ? ? ? ? ?, ? followers\n"));
    EXPECT_THAT(read(book(kHeader
                    + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>2026-01-05</v></c>"
                      "<c r=\"B2\" t=\"e\"><v>#DIV/0!</v></c></row>")),
        HasSubstr("row 2, cell 2: a formula without a value\n"));
}

TEST(XlsxFaults, TextOutOfRange)
{
    for (const char* number : { "1", "99999999999999999999", "-1", "x" })
        EXPECT_THAT(read(book(kHeader + kDay + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>" + number
                        + "</v></c><c r=\"B3\"><v>13</v></c></row>")
                             .strings("<si><t>a</t></si>")),
            AllOf(HasSubstr("2 seen, 1 rejected\n" + kRead),
                HasSubstr("row 3, cell 1: a text that the spreadsheet does not hold\n")))
            << number;
}

TEST(XlsxFaults, MissingReferences)
{
    EXPECT_THAT(read(book("<row><c t=\"str\"><v>Date</v></c><c/><c t=\"str\"><v>Followers</v></c>"
                          "</row><row/><row><c t=\"str\"><v>2026-01-05</v></c><c/><c><v>12</v></c>"
                          "</row><row><c t=\"str\"><v>x</v></c></row>")),
        AllOf(HasSubstr(kRead), HasSubstr("row 4: unreadable date")));
}

TEST(XlsxFaults, ReferenceBeyondTheSheet)
{
    EXPECT_THAT(read(book(kHeader
                    + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>2026-01-05</v></c>"
                      "<c r=\"B2\"><v>12</v></c><c r=\"ZZZZ2\"><v>1</v></c></row>")),
        HasSubstr(kRead + "row 2, cell 475254: farther right than a sheet goes\n"));
}

TEST(XlsxFaults, RowsAndCellsOutOfOrder)
{
    const std::string next = "<row r=\"3\"><c r=\"B3\"><v>13</v></c>"
                             "<c r=\"A3\" t=\"str\"><v>2026-01-06</v></c></row>";
    EXPECT_THAT(read(book(next + kDay + kHeader)),
        EndsWith(kRead + "2026-01-06: ? ? ? ? ?, 13 followers\n"));
}

TEST(XlsxFaults, MissingParts)
{
    for (const char* part : { "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels",
             "xl/sharedStrings.xml", "xl/styles.xml" })
        EXPECT_THAT(read(book().strings("<si/>").styles({ 0, 14 }).without(part)), EndsWith(kRead))
            << part;
    EXPECT_THAT(read(book().without("xl/workbook.xml")), EndsWith(kRead)) << "a sheet is enough";
    EXPECT_EQ(read(book().without("xl/worksheets/sheet1.xml")),
        "a.xlsx:\ndamaged: a.xlsx: the sheet is missing");
    EXPECT_THAT(read(book().sheet("More", kHeader).without("xl/worksheets/sheet2.xml")),
        AllOf(HasSubstr("a.xlsx/Followers:\n"), HasSubstr("note: The sheet More is missing.\n")));
    EXPECT_THAT(read(book().without("xl/workbook.xml").without("xl/worksheets/sheet1.xml")),
        HasSubstr("notAnExport: a.xlsx: a document, but no spreadsheet"));
}

TEST(XlsxFaults, AnotherDocument)
{
    EXPECT_EQ(read(book().part("xl/workbook.xml", "<document/>")),
        "a.xlsx:\nnotAnExport: a.xlsx: a document, but no spreadsheet");
}

TEST(XlsxFaults, RelationsThatClimbOutOrPointToTheWeb)
{
    for (const char* target : { "../../../../etc/passwd", "https://example.org/sheet1.xml",
             "\" TargetMode=\"External", "//example.org/share/sheet1.xml" })
        EXPECT_THAT(read(book().part("xl/_rels/workbook.xml.rels",
                        fmt::format("<Relationships><Relationship Id=\"rId1\" Type=\"worksheet\" "
                                    "Target=\"{}\"/></Relationships>",
                            target))),
            EndsWith(kRead))
            << target << ": ignored, and the sheet found by its usual name";
}

TEST(XlsxFaults, StrictNamespaceAndPrefixes)
{
    EXPECT_THAT(
        read(book().part("xl/worksheets/sheet1.xml",
            "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
            "<x:row><x:c t=\"str\"><x:v>Date</x:v></x:c><x:c t=\"str\"><x:v>Followers</x:v></x:c>"
            "</x:row><x:row><x:c t=\"str\"><x:v>2026-01-05</x:v></x:c><x:c><x:v>12</x:v></x:c>"
            "</x:row></x:sheetData></x:worksheet>")),
        EndsWith(kRead));
}

TEST(XlsxFaults, Utf16Parts)
{
    const auto parts = book().parts();
    auto wide = book();
    for (const char* part : { "xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels" })
        wide.part(part, utf16(parts.at(part)));
    EXPECT_THAT(read(wide), EndsWith(kRead));
}

TEST(XlsxFaults, NeedsAPassword)
{
    const TempFolder folder;
    std::string bytes = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + std::string(504, '\0');
    const auto old = folder.file("old.xls", bytes + std::string(2'000'000, '\x01'));
    bytes += std::string(1'048'570 - bytes.size(), '\x02');
    for (const char c : std::string("EncryptedPackage"))
        bytes += { c, '\0' };
    const auto locked = folder.file("locked.xlsx", bytes + std::string(10'000, '\x03'));
    EXPECT_EQ(stagedText(locked),
        "locked.xlsx:\nnotAnExport: locked.xlsx is a spreadsheet that needs a password");
    EXPECT_EQ(stagedText(old), "old.xls:\nnotAnExport: old.xls is a spreadsheet in the old format");
}

TEST(XlsxFaults, CutAndDamagedXml)
{
    const auto whole = book().parts().at("xl/worksheets/sheet1.xml");
    for (const std::size_t cut : { 60, 200, 330 })
        EXPECT_THAT(read(book().part("xl/worksheets/sheet1.xml", whole.substr(0, cut))),
            HasSubstr("damaged: a.xlsx: sheet1.xml: line 2 is no XML"))
            << cut;
    std::string deep;
    for (int i = 0; i < 1000; ++i)
        deep += "<a>";
    EXPECT_THAT(read(book().part("xl/worksheets/sheet1.xml", deep)),
        HasSubstr("line 1 is nested deeper than any spreadsheet"));
}

TEST(XlsxFaults, NothingOfOurs)
{
    EXPECT_EQ(read(XlsxBuilder().table("Recipes", { { "a", "b", "c" } })),
        "a.xlsx:\nnotAnExport: a.xlsx: a table with a header and no row: a, b, c");
    EXPECT_EQ(
        read(XlsxBuilder().sheet("Empty", "")), "a.xlsx:\nnotAnExport: a.xlsx: no table is in it");
    EXPECT_EQ(read(XlsxBuilder()), "a.xlsx:\ndamaged: a.xlsx: a spreadsheet without a sheet");
}

TEST(XlsxFaults, NestedDeeperThanOnce)
{
    const TempFolder folder;
    const auto inner = ZipBuilder().entry("a.xlsx", book().bytes()).save(folder / "inner.zip");
    const auto file = ZipBuilder().entry("inner.xlsx", bytesOf(inner)).save(folder / "outer.zip");
    EXPECT_THAT(stagedText(file), HasSubstr("a zip within a zip; unpack it first"));
}
