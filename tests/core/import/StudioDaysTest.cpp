#include "tests/core/import/ReadTable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

const std::string kOverview = "Date,Video Views,Profile Views,Likes,Comments,Shares\n";

} // namespace

TEST(StudioDays, ReadAnOverview)
{
    EXPECT_EQ(
        readTable("\"Date\",\"Video Views\",\"Profile Views\",\"Likes\",\"Comments\",\"Shares\"\n"
                  "\"January 5\",\"1200\",\"30\",\"100\",\"-2\",\"4\"\n"
                  "\"January 6\",\"0\",\"0\",\"0\",\"0\",\"0\""),
        "(nobody), 2026-01-05..2026-01-06, as of 2026-01-06T00:00:00Z, 2 seen, 0 rejected\n"
        "2026-01-05: 1200 30 100 -2 4, ? followers\n"
        "2026-01-06: 0 0 0 0 0, ? followers\n"
        "note: The file gives no year; its days were taken to be 2026-01-05 to 2026-01-06.\n");
}

TEST(StudioDays, ReadFollowersAndNotTheirDifferences)
{
    EXPECT_EQ(readTable("Date,Followers,Difference in followers from previous day\n"
                        "2026-01-05,undefined,undefined\n2026-01-06,812,-3\n"),
        "(nobody), 2026-01-05..2026-01-06, as of 2026-01-06T00:00:00Z, 2 seen, 0 rejected\n"
        "2026-01-05: ? ? ? ? ?, ? followers\n"
        "2026-01-06: ? ? ? ? ?, 812 followers\n");
}

TEST(StudioDays, TakeTheWordsForNoDataForNothingNotForZero)
{
    for (const std::string none : { "undefined", "Undefined", "--", "NAN", "N/A", "null", "" })
        EXPECT_EQ(readTable(kOverview + "2026-01-05," + none + ",1,2,3,4\n"),
            "(nobody), 2026-01-05..2026-01-05, as of 2026-01-05T00:00:00Z, 1 seen, 0 rejected\n"
            "2026-01-05: ? 1 2 3 4, ? followers\n")
            << none;
}

TEST(StudioDays, ReadThousandsSeparatorsAndReportWhatIsNoNumber)
{
    const auto views = [](const std::string& cell) {
        return readTable(kOverview + "2026-01-05,\"" + cell + "\",1,2,3,4\n");
    };
    EXPECT_THAT(views("5,431"), HasSubstr("2026-01-05: 5431 1"));
    EXPECT_THAT(views("12,345,431"), HasSubstr("2026-01-05: 12345431 1"));
    EXPECT_THAT(views("-5,431"), HasSubstr("2026-01-05: -5431 1"));
    EXPECT_THAT(views("123456789012345678"), HasSubstr("2026-01-05: 123456789012345678 1"));
    for (const std::string cell :
        { "0,59", "1,23,456", ",123", "5,43", "1.234", "1.2K", "1e3", "1 234",
            "12345678901234567890123456", "99999999999999999999999", "five", "1-2", "+5", "0x10" })
        EXPECT_THAT(views(cell),
            AllOf(HasSubstr("2026-01-05: ? 1 2 3 4"),
                HasSubstr("line 2, cell 2: \"" + cell + "\" is no number\n")));
}

TEST(StudioDays, FindTheirColumnsWhateverTheOrderAndTheCapitals)
{
    EXPECT_THAT(readTable("shares;PROFILE VIEWS;Video views;Reached audience;DATE\n"
                          "4;30;1200;9;2026-01-05\n"),
        HasSubstr("2026-01-05: 1200 30 ? ? 4, ? followers, 9 reached ? engaged\n"));
}

TEST(StudioDays, ReportRaggedRows)
{
    EXPECT_EQ(readTable(kOverview + "2026-01-05,1,2\n2026-01-06,1,2,3,4,5,6,7\n"),
        "(nobody), 2026-01-05..2026-01-06, as of 2026-01-06T00:00:00Z, 2 seen, 0 rejected\n"
        "2026-01-05: 1 2 ? ? ?, ? followers\n2026-01-06: 1 2 3 4 5, ? followers\n"
        "line 2: fewer cells than the header\n");
}

TEST(StudioDays, RejectRowsWithoutADate)
{
    EXPECT_EQ(readTable(kOverview
                  + "January 5,1,2,3,4,5\nTotal,1,2,3,4,5\nJanuary 6,1,2,3,4,5\n30 February,1\n"),
        "(nobody), 2026-01-05..2026-01-06, as of 2026-01-06T00:00:00Z, 4 seen, 2 rejected\n"
        "2026-01-05: 1 2 3 4 5, ? followers\n2026-01-06: 1 2 3 4 5, ? followers\n"
        "note: The file gives no year; its days were taken to be 2026-01-05 to 2026-01-06.\n"
        "line 3: unreadable date \"Total\"\nline 5: unreadable date \"30 February\"\n");
}

TEST(StudioDays, ReportAQuoteThatIsNeverClosed)
{
    EXPECT_EQ(readTable(kOverview + "2026-01-05,1,2,3,4,\"5\n2026-01-06,1,2,3,4,5\n"),
        "(nobody), 2026-01-05..2026-01-06, as of 2026-01-06T00:00:00Z, 2 seen, 0 rejected\n"
        "2026-01-05: 1 2 3 4 5, ? followers\n2026-01-06: 1 2 3 4 5, ? followers\n"
        "line 2: a quote is opened and never closed\n");
}

TEST(StudioDays, RefuseAHeaderWithoutRows)
{
    EXPECT_EQ(readTable(kOverview),
        "notAnExport: the table has a header and no day; choose a period with data in Studio");
    EXPECT_EQ(readTable(kOverview + "Total,1,2,3,4,5\n"),
        "notAnExport: none of the table's 1 rows has a readable date");
    EXPECT_EQ(readTable(""), "notAnExport: no table is in it");
}

TEST(StudioDays, RefuseATableWithoutViews)
{
    EXPECT_EQ(readTable("Date,Profile Views,Likes\n2026-01-05,1,2\n"),
        "notAnExport: a table with the columns Date, Profile Views, Likes; none of them holds user "
        "names");
    EXPECT_EQ(readTable("Video Views,Likes\n1,2\n"),
        "notAnExport: a table with the columns Video Views, Likes; none of them holds user names");
}

TEST(StudioDays, AreToldFromTextAndFromTablesOfOthers)
{
    EXPECT_EQ(readTable("Dear diary\nToday\n"), "notAnExport: text, but no table of TikTok's");
    EXPECT_THAT(
        readTable("a,b,c\n1,2,3\n"), StartsWith("notAnExport: a table with the columns a, b, c"));
}

TEST(StudioDays, GiveTheSameWhereverThePortionsAreCut)
{
    const std::string csv = "Date,Followers\n\"30. Dezember\",\"5,431\"\n31. Dezember,x\n"
                            "\"1. Januar\",undefined\n2. Januar,\"7\n";
    const std::string expected = readTable(csv);
    EXPECT_THAT(expected, HasSubstr("2026-01-02: ? ? ? ? ?, 7 followers"));
    for (std::size_t cut = 0; cut <= csv.size(); ++cut)
        EXPECT_EQ(
            readTable({ std::string_view(csv).substr(0, cut), std::string_view(csv).substr(cut) }),
            expected)
            << cut;
}
