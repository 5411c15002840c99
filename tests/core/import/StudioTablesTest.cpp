#include "tests/support/ExportBuilder.h"
#include "tests/support/RawZip.h"
#include "tests/support/StudioBuilder.h"
#include "tests/support/StudioFiles.h"
#include "tests/support/TempFolder.h"
#include "tests/support/XlsxBuilder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// One test for each row of FORMATS 2.1 to 2.3. readStudio() reads every table as CSV and as XLSX.

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

const std::string kTwoDays =
    "(nobody), 2026-03-12..2026-03-13, as of 2026-03-13T00:00:00Z, 2 seen, 0 rejected\n";
const std::string kYear =
    "note: The file gives no year; its days were taken to be 2026-03-12 to 2026-03-13.\n";
const std::vector<std::string> kActivity { "Date", "Hour", "Active followers" };
const Cells kGender { { "Gender", "Distribution" }, { "Male", "0.39" }, { "Female", "0.59" },
    { "Other", "0.02" } };

/// Seven days of 24 hours each, that of the last day counted up to 17 o'clock.
Cells activity()
{
    Cells cells { kActivity };
    for (int day = 7; day <= 13; ++day) {
        for (int hour = 0; hour < 24; ++hour)
            cells.push_back({ fmt::format("March {}", day), std::to_string(hour),
                std::to_string(day == 13 && hour > 17 ? 0 : 100 * day + hour) });
    }
    return cells;
}

} // namespace

TEST(StudioOverview, IsReadWithNegativeCommentsAndZeros)
{
    EXPECT_EQ(readStudio("Overview",
                  { { "Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares" },
                      { "March 12", "1200", "30", "100", "-2", "4" },
                      { "March 13", "0", "0", "0", "0", "0" } }),
        kTwoDays
            + "2026-03-12: 1200 30 100 -2 4, ? followers\n"
              "2026-03-13: 0 0 0 0 0, ? followers\n"
            + kYear);
}

TEST(StudioFollowerHistory, IsReadWithUndefinedDaysAndWithoutDifferences)
{
    EXPECT_EQ(readStudio("FollowerHistory",
                  { { "Date", "Followers", "Difference in followers from previous day" },
                      { "March 12", "undefined", "undefined" }, { "March 13", "812", "-3" } }),
        kTwoDays + "2026-03-12: ? ? ? ? ?, ? followers\n2026-03-13: ? ? ? ? ?, 812 followers\n"
            + kYear);
}

TEST(StudioFollowerHistory, IsReadWithoutTheColumnOfDifferences)
{
    EXPECT_EQ(readStudio("FollowerHistory",
                  { { "Date", "Followers" }, { "March 12", "5" }, { "March 13", "812" } }),
        kTwoDays + "2026-03-12: ? ? ? ? ?, 5 followers\n2026-03-13: ? ? ? ? ?, 812 followers\n"
            + kYear);
}

TEST(StudioViewers, AreReadWithUndefinedForNoDataNotForZero)
{
    EXPECT_EQ(readStudio("Viewers",
                  { { "Date", "Total Viewers", "New Viewers", "Returning Viewers" },
                      { "March 12", "undefined", "0", "0" }, { "March 13", "9", "7", "2" } }),
        kTwoDays
            + "2026-03-12: ? ? ? ? ?, ? followers\n"
              "2026-03-13: ? ? ? ? ?, ? followers, 9 viewers (7 new, 2 returning)\n"
            + kYear);
}

TEST(StudioFollowerActivity, IsReadHourByHour)
{
    const auto read = readStudio("FollowerActivity", activity());
    EXPECT_THAT(read,
        AllOf(StartsWith("(nobody), 2026-03-07..2026-03-13, as of 2026-03-13T00:00:00Z, 168 seen, "
                         "0 rejected\n2026-03-07 0h: 700\n2026-03-07 1h: 701\n"),
            HasSubstr("2026-03-13 17h: 1317\n2026-03-13 18h: ?\n"), HasSubstr("23h: ?\nnote: "),
            HasSubstr("note: Of 2026-03-13 the hours from 18 on were not counted yet.\n")));
    int hours = 0;
    for (auto at = read.find("h: "); at != std::string::npos; at = read.find("h: ", at + 1))
        ++hours;
    EXPECT_EQ(hours, 168);
}

TEST(StudioFollowerActivity, KeepsZerosThatOthersFollow)
{
    auto cells = activity();
    cells[1][2] = cells[24][2] = cells[163][2] = "0"; // of the first day, and within the last
    EXPECT_THAT(readStudio("FollowerActivity", cells),
        AllOf(HasSubstr("2026-03-07 0h: 0\n"), HasSubstr("2026-03-07 23h: 0\n"),
            HasSubstr("the hours from 18 on")));
}

TEST(StudioFollowerActivity, OfASmallAccountIsAHeaderAlone)
{
    EXPECT_EQ(readStudio("FollowerActivity", { kActivity }).substr(0, 13), "notAnExport: ");
    EXPECT_THAT(readStudio("FollowerActivity", { kActivity }),
        HasSubstr("the table has a header and no row; TikTok fills it from 100 followers on"));
}

TEST(StudioFollowerGender, IsReadAsFractionsOrPercents)
{
    const std::string asOf = "(nobody), ?..?, as of 2026-03-14T12:00:00Z, 3 seen, 0 rejected\n";
    const std::string note = "note: The table bears no day; it was saved on 2026-03-14.\n";
    EXPECT_EQ(readStudio("FollowerGender", kGender),
        asOf + "Male: 0.39\nFemale: 0.59\nOther: 0.02\n" + note);
    EXPECT_EQ(readStudio("FollowerGender",
                  { { "Gender", "Distribution" }, { "Male", "39%" }, { "Female", "61 %" },
                      { "Other", "undefined" } }),
        asOf + "Male: 0.39\nFemale: 0.61\nOther: ?\n" + note);
}

TEST(StudioFollowerTopTerritories, AreReadWithTheOthers)
{
    EXPECT_THAT(readStudio("FollowerTopTerritories",
                    { { "Top territories", "Distribution" }, { "DE", "0.5" }, { "AT", "0,25" },
                        { "Others", "0.25" } }),
        HasSubstr("3 seen, 0 rejected\nDE: 0.5\nAT: 0.25\nOthers: 0.25\nnote: The table bears"));
    EXPECT_THAT(readStudio("FollowerTopTerritories", { { "Top territories", "Distribution" } }),
        HasSubstr("TikTok fills it from 100 followers on"));
}

TEST(StudioShares, ReportWhatIsNoPartOfAWhole)
{
    EXPECT_THAT(readStudio("FollowerGender",
                    { { "Gender", "Distribution" }, { "Male", "39" }, { "", "0.1" },
                        { "Female", "-0.5" }, { "Male", "0.2" }, { "Other", "nan" },
                        { "Fourth", "1e999" }, { std::string(80, 'x'), "0.1" } }),
        AllOf(HasSubstr("7 seen, 2 rejected\nMale: ?\nFemale: ?\nOther: ?\nFourth: ?\n"),
            HasSubstr("line 2, cell 2: \"39\" is no part of a whole\n"),
            HasSubstr("line 3: no name of a group\n"),
            HasSubstr("line 4, cell 2: \"-0.5\" is no part of a whole\n"),
            HasSubstr("line 5: a group listed twice; the first counts\n"),
            HasSubstr("line 7, cell 2: \"1e999\" is no part of a whole\n"),
            HasSubstr("line 8: no name of a group\n")));
    EXPECT_THAT(readStudio("FollowerGender",
                    { { "Gender", "Distribution" }, { "Male", "0.39" }, { "Female", "0.39" } }),
        HasSubstr("note: The parts add up to 78%, not to 100%.\n"));
}

TEST(StudioContent, IsReadFromASpreadsheetToo)
{
    const std::string id = std::to_string((std::uint64_t { 1772366400 } << 32) + 77);
    EXPECT_EQ(
        readStudio("Content",
            { { "Time", "Video title", "Video link", "Post time", "Total likes", "Total comments",
                  "Total shares", "Total views" },
                { "March 14", "my bowl, my cup", "https://www.tiktok.com/@ana.clay/video/" + id,
                    "March 1", "5", "1", "0", "100" } }),
        "ana.clay, 2026-03-01..2026-03-01, as of 2026-03-14T00:00:00Z, 1 seen, 0 rejected\n" + id
            + " 2026-03-01T12:00:00Z \"my bowl, my cup\": 100 views 5 likes 1 comments 0 shares\n");
}

TEST(StudioZips, OfTheOverviewBearOwnerAndEndOfTheWindow)
{
    const TempFolder folder;
    const auto zip = ZipBuilder()
                         .entry("Overview.csv", overviewCsv("2024-12-30", { 1, 2, 3 }))
                         .save(folder / "Overview_2024-12-30_1735862400_ana.clay.zip");
    EXPECT_THAT(stagedText(zip),
        AllOf(HasSubstr("ana.clay, 2024-12-30..2025-01-01, as of 2025-01-03T00:00:00Z"),
            Not(HasSubstr("note"))))
        << "a year that only the name tells";
}

TEST(StudioZips, OfFollowersHoldFourTables)
{
    const TempFolder folder;
    const auto zip =
        ZipBuilder()
            .entry("FollowerHistory.csv", followersCsv("2026-03-12", { 5, 6 }))
            .entry("FollowerActivity.csv", studioCsv(activity()))
            .entry("FollowerGender.csv", studioCsv(kGender))
            .entry("FollowerTopTerritories.csv", "Top territories,Distribution\nDE,1\n")
            .save(folder / "Followers_ana.clay.zip");
    const auto read = stagedText(zip);
    EXPECT_THAT(read,
        AllOf(HasSubstr("/FollowerHistory.csv:\nana.clay, 2026-03-12..2026-03-13, as of "
                        "2026-03-13T00:00:00Z, 2 seen"),
            HasSubstr("/FollowerActivity.csv:\nana.clay, 2026-03-07..2026-03-13, as of "
                      "2026-03-13T00:00:00Z, 168 seen"),
            HasSubstr("/FollowerGender.csv:\nana.clay, ?..?, as of 2026-03-13T00:00:00Z, 3 seen"),
            HasSubstr("/FollowerTopTerritories.csv:\nana.clay, ?..?, as of 2026-03-13T00:00:00Z, "
                      "1 seen"),
            Not(HasSubstr("saved on"))))
        << "what bears no day was made with the others";
}

TEST(StudioZips, OfASmallAccountSayWhichTablesAreEmpty)
{
    const TempFolder folder;
    const auto zip = ZipBuilder()
                         .entry("FollowerHistory.csv", followersCsv("2026-03-12", { 4, 4 }))
                         .entry("FollowerActivity.csv", studioCsv({ kActivity }))
                         .entry("FollowerGender.csv", "Gender,Distribution")
                         .entry("notes.csv", "a,b\n1,2\n")
                         .save(folder / "Followers_ana.zip");
    EXPECT_THAT(stagedText(zip),
        AllOf(HasSubstr("ana, 2026-03-12..2026-03-13"),
            HasSubstr("note: Not used of this zip: notes.csv.\n"),
            HasSubstr("note: Without a row, as TikTok gives them to accounts of less than 100 "
                      "followers: FollowerActivity.csv, FollowerGender.csv.\n")));
}

TEST(StudioZips, OfViewersHoldATableOrASpreadsheet)
{
    const TempFolder folder;
    const Cells cells { { "Date", "Total Viewers", "New Viewers", "Returning Viewers" },
        { "March 13", "9", "7", "2" } };
    const std::string read = "ana, 2026-03-13..2026-03-13, as of 2026-03-13T00:00:00Z, 1 seen";
    EXPECT_THAT(
        stagedText(
            ZipBuilder().entry("Viewers.csv", studioCsv(cells)).save(folder / "Viewers_ana.zip")),
        HasSubstr(read));
    EXPECT_THAT(stagedText(ZipBuilder()
                               .entry("Viewers.xlsx", studioXlsx("Viewers", cells))
                               .save(folder / "Viewers_ana (1).zip")),
        HasSubstr(read));
}

TEST(StudioZips, AreReadStoredOrDeflatedAndUnderTheNamesOfCopies)
{
    const TempFolder folder;
    const std::string csv = followersCsv("2026-03-12", { 5, 6 });
    RawEntry stored;
    stored.name = "FollowerHistory 2.csv";
    stored.data = csv;
    const std::string read = "ana, 2026-03-12..2026-03-13";
    EXPECT_THAT(
        stagedText(folder.file("Followers_ana 2.zip", rawZip({ stored }))), HasSubstr(read));
    EXPECT_THAT(stagedText(ZipBuilder()
                               .entry("FollowerHistory (1).csv", csv)
                               .save(folder / "Followers_ana - Copy.zip")),
        HasSubstr(read));
    EXPECT_THAT(stagedText(folder.file("whatever.txt", csv)), HasSubstr("2026-03-12..2026-03-13"));
}

TEST(StudioBytes, MayBeAnyEncodingAndAnyLineEnd)
{
    const TempFolder folder;
    const std::string csv = "Date,Followers\nMarch 12,5\nMarch 13,6";
    const std::string read = "2026-03-12: ? ? ? ? ?, 5 followers\n"
                             "2026-03-13: ? ? ? ? ?, 6 followers\n";
    const auto utf16 = [&](bool bigEndian, bool mark) {
        std::string bytes = mark ? (bigEndian ? "\xfe\xff" : "\xff\xfe") : "";
        for (const char c : csv) {
            bytes += bigEndian ? std::string { '\0', c } : std::string { c, '\0' };
        }
        return bytes;
    };
    for (const bool bigEndian : { false, true }) {
        for (const bool mark : { false, true })
            EXPECT_THAT(stagedText(folder.file("a.csv", utf16(bigEndian, mark))), HasSubstr(read));
    }
    EXPECT_THAT(stagedText(folder.file("a.csv", "\xef\xbb\xbf" + csv)), HasSubstr(read));
    for (const std::string end : { "\r\n", "\r", "\n\n" }) {
        std::string other = csv + "\n";
        for (auto at = other.find('\n'); at != std::string::npos;
             at = other.find('\n', at + end.size()))
            other.replace(at, 1, end);
        EXPECT_THAT(stagedText(folder.file("a.csv", other)), HasSubstr(read));
    }
}
