#include "core/import/xlsx/CellFormats.h"
#include "core/import/xlsx/SharedStrings.h"
#include "core/import/xlsx/WorkbookParts.h"
#include "tests/support/ExportBuilder.h"
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

const std::vector<std::vector<std::string>> kOverview {
    { "Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares" },
    { "January 5", "1200", "30", "100", "-2", "4" },
    { "January 6", "0", "undefined", "0", "0", "0" },
};
const std::string kRead =
    "(nobody), 2026-01-05..2026-01-06, as of 2026-01-06T00:00:00Z, 2 seen, 0 rejected\n"
    "2026-01-05: 1200 30 100 -2 4, ? followers\n2026-01-06: 0 ? 0 0 0, ? followers\n"
    "note: The file gives no year; its days were taken to be 2026-01-05 to 2026-01-06.\n";
const std::string kFollowers = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Date</v></c>"
                               "<c r=\"B1\" t=\"str\"><v>Followers</v></c></row>";

/// What two cells below "Date" and "Followers" mean: "2026-01-05: ? ? ? ? ?, 12 followers".
std::string day(const std::string& cells)
{
    const TempFolder folder;
    const auto text =
        stagedText(XlsxBuilder()
                       .sheet("Followers", kFollowers + "<row r=\"2\">" + cells + "</row>")
                       .strings("<si><t>2026-01-05</t></si><si><t>unused</t></si><si><t>12</t></si>"
                                "<si><r><t>1</t></r><rPh sb=\"0\" eb=\"1\"><t>one</t></rPh>"
                                "<r><rPr><b/></rPr><t>2</t></r></si>")
                       .styles({ 0, 14, 164, 22 }, { { 164, "yyyy\\-mm\\-dd;@" } })
                       .save(folder / "a.xlsx"));
    return text.substr(text.find('\n', text.find('\n') + 1) + 1);
}

const std::string kDate = "<c r=\"A2\" t=\"s\"><v>0</v></c>";
const std::string kTwelve = "2026-01-05: ? ? ? ? ?, 12 followers\n";

} // namespace

TEST(Xlsx, IsReadAsStudioWritesIt)
{
    const TempFolder folder;
    const auto file = XlsxBuilder().table("Overview", kOverview).save(folder / "Overview.xlsx");
    EXPECT_EQ(stagedText(file), "Overview.xlsx:\n" + kRead);
}

TEST(Xlsx, IsToldByItsContentWhateverItsName)
{
    const TempFolder folder;
    const auto file = XlsxBuilder().table("Overview", kOverview).save(folder / "Overview.csv");
    EXPECT_EQ(stagedText(file), "Overview.csv:\n" + kRead);
}

TEST(Xlsx, IsReadInsideOfStudiosZip)
{
    const TempFolder folder;
    const std::string book = XlsxBuilder().table("Overview", kOverview).bytes();
    const auto file = ZipBuilder()
                          .entry("Overview.xlsx", book)
                          .save(folder / "Overview_2025-12-30_1767787200_ana.zip");
    EXPECT_THAT(stagedText(file),
        AllOf(StartsWith("Overview_2025-12-30_1767787200_ana.zip:\nana, 2026-01-05..2026-01-06, "
                         "as of 2026-01-07T12:00:00Z"),
            Not(HasSubstr("note"))));
    const auto two = ZipBuilder()
                         .entry("Overview.xlsx", book)
                         .entry("FollowerHistory.csv", "Date,Followers\n2026-01-06,812\n")
                         .save(folder / "two.zip");
    EXPECT_EQ(stagedText(two),
        "two.zip/Overview.xlsx:\n" + kRead
            + "two.zip/FollowerHistory.csv:\n(nobody), 2026-01-06..2026-01-06, as of "
              "2026-01-06T00:00:00Z, 1 seen, 0 rejected\n2026-01-06: ? ? ? ? ?, 812 followers\n");
}

TEST(Xlsx, GivesAnElementForEachSheetThatIsATable)
{
    const TempFolder folder;
    const auto file = XlsxBuilder()
                          .table("About", { { "Made by", "somebody" } })
                          .table("Overview", kOverview)
                          .table("Followers",
                              { { "Date", "Followers" }, { "6 January", "812" }, { "Total", "1" } })
                          .save(folder / "all.xlsx");
    EXPECT_THAT(stagedText(file),
        AllOf(StartsWith("all.xlsx/Overview:\n" + kRead + "all.xlsx/Followers:\n"),
            EndsWith("sheet Followers, row 3: unreadable date \"Total\"\n")));
}

TEST(Xlsx, ReadsEveryKindOfCell)
{
    const auto followers = [](const std::string& cell) { return day(kDate + cell); };
    EXPECT_EQ(followers("<c r=\"B2\" t=\"s\"><v>2</v></c>"), kTwelve) << "shared";
    EXPECT_EQ(followers("<c r=\"B2\" t=\"s\"><v>3</v></c>"), kTwelve) << "shared, rich";
    EXPECT_EQ(followers("<c r=\"B2\" t=\"str\"><v>12</v></c>"), kTwelve);
    EXPECT_EQ(followers("<c r=\"B2\" t=\"inlineStr\"><is><t>12</t></is></c>"), kTwelve);
    EXPECT_EQ(followers("<c r=\"B2\" t=\"inlineStr\"><is><r><t>1</t></r>"
                        "<r><t xml:space=\"preserve\">2</t></r></is></c>"),
        kTwelve);
    EXPECT_EQ(followers("<c r=\"B2\"><v>12</v></c>"), kTwelve);
    EXPECT_EQ(followers("<c r=\"B2\" t=\"n\" s=\"77\"><v>12</v></c>"), kTwelve);
    EXPECT_EQ(followers("<c r=\"B2\"><v>1.2E1</v></c>"), kTwelve);
    EXPECT_EQ(followers("<c r=\"B2\" t=\"b\"><v>1</v></c>"),
        "2026-01-05: ? ? ? ? ?, ? followers\nrow 2, cell 2: \"TRUE\" is no number\n");
    EXPECT_EQ(followers("<c r=\"B2\"/>"),
        "2026-01-05: ? ? ? ? ?, ? followers\n"
        "row 2: fewer cells than the header\n");
}

TEST(Xlsx, ReadsDaysByTheirNumberFormat)
{
    const auto dated = [](const std::string& cell) {
        return day(cell + "<c r=\"B2\"><v>12</v></c>");
    };
    EXPECT_EQ(dated("<c r=\"A2\" s=\"1\"><v>46027</v></c>"), kTwelve) << "format 14";
    EXPECT_EQ(dated("<c r=\"A2\" s=\"2\"><v>46027</v></c>"), kTwelve) << "a format of its own";
    EXPECT_EQ(dated("<c r=\"A2\" t=\"d\"><v>2026-01-05T00:00:00</v></c>"), kTwelve);
    EXPECT_THAT(dated("<c r=\"A2\"><v>46027</v></c>"), HasSubstr("rows has a readable date"));
}

TEST(Xlsx, KeepsTheDigitsOfIdsAndPrintsDoublesShortest)
{
    const auto number = [](const char* digits) {
        return numberText(digits, CellFormat::number, false);
    };
    EXPECT_EQ(number("7300000000000000001"), "7300000000000000001");
    EXPECT_EQ(number("0.10000000000000001"), "0.1");
    EXPECT_EQ(number("0.59"), "0.59");
    EXPECT_EQ(number("1200.0"), "1200");
    EXPECT_EQ(number("-2"), "-2");
    EXPECT_EQ(number("1e999"), "1e999") << "no number that a double holds";
    EXPECT_EQ(number("twelve"), "twelve");
}

TEST(Xlsx, KnowsFormatsOfDaysFromThoseOfNumbers)
{
    for (const char* code : { "yyyy-mm-dd", "d/m/yy", "[$-409]mmmm d, yyyy;@", "m/d/yy h:mm",
             "\"on \"dddd", "mmm", "[Red]yyyy" })
        EXPECT_EQ(cellFormat(code), CellFormat::date) << code;
    for (const char* code : { "h:mm", "[h]:mm:ss", "mm:ss.0", "[ss]", "hh:mm AM/PM" })
        EXPECT_EQ(cellFormat(code), CellFormat::time) << code;
    for (const char* code : { "General", "0.00", "#,##0", "[Red]0", "0\" days\"", "@", "0.00E+00",
             "\\d0", "", "0;yyyy", "\"unclosed", "[unclosed", "_d0", "*m0" })
        EXPECT_EQ(cellFormat(code), CellFormat::number) << code;
}

TEST(Xlsx, CountsDaysFromBothEpochs)
{
    const auto from1900 = [](const char* serial) {
        return numberText(serial, CellFormat::date, false);
    };
    EXPECT_EQ(from1900("1"), "1900-01-01");
    EXPECT_EQ(from1900("59"), "1900-02-28");
    EXPECT_EQ(from1900("60"), "1900-02-29") << "no such day; no reader of dates accepts it";
    EXPECT_EQ(from1900("61"), "1900-03-01");
    EXPECT_EQ(from1900("46027.5"), "2026-01-05 12:00:00");
    EXPECT_EQ(from1900("46027.999999"), "2026-01-06") << "rounded to the second";
    EXPECT_EQ(from1900("2958465"), "9999-12-31");
    EXPECT_EQ(from1900("2958466"), "2958466");
    EXPECT_EQ(from1900("-1"), "-1");
    EXPECT_EQ(numberText("0", CellFormat::date, true), "1904-01-01");
    EXPECT_EQ(numberText("44565", CellFormat::date, true), "2026-01-05");
    EXPECT_EQ(numberText("0.75", CellFormat::time, false), "18:00:00");
    EXPECT_EQ(numberText("1.5", CellFormat::time, false), "36:00:00");

    const TempFolder folder;
    EXPECT_THAT(stagedText(XlsxBuilder()
                               .sheet("Followers",
                                   kFollowers
                                       + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>44565</v></c>"
                                         "<c r=\"B2\"><v>12</v></c></row>")
                               .styles({ 0, 14 })
                               .from1904()
                               .save(folder / "a.xlsx")),
        EndsWith(kTwelve));
}

TEST(Xlsx, UndoesTheEscapesOfControls)
{
    EXPECT_EQ(withoutEscapes("a_x000D_b_x005F_x000A_"), "a\rb_x000A_");
    EXPECT_EQ(withoutEscapes("_xyz_ _x12_ _x0041_ _x"), "_xyz_ _x12_ _x0041_ _x");
}

TEST(Xlsx, FollowsRelationsWithinTheZipOnly)
{
    EXPECT_EQ(partName("xl/workbook.xml", "worksheets/Sheet1.xml"), "xl/worksheets/sheet1.xml");
    EXPECT_EQ(partName("xl/workbook.xml", "/xl/./a.xml"), "xl/a.xml");
    EXPECT_EQ(partName("xl/workbook.xml", "../docProps\\app.xml"), "docprops/app.xml");
    EXPECT_EQ(partName("", "xl/workbook.xml"), "xl/workbook.xml");
    for (const char* target : { "../../etc/passwd", "/../a.xml", "https://example.org/a.xml",
             "file:///etc/passwd", "/", ".." })
        EXPECT_FALSE(partName("xl/workbook.xml", target)) << target;
}
