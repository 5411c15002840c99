#include "tests/core/import/ReadTable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

// What people and spreadsheet programs do to Studio's tables, read on 15 March 2026.

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

const std::string kOverview = "Date,Video Views,Profile Views,Likes,Comments,Shares\n";
const std::string kHistory = "Date,Followers\n";

/// The first and last day, and how many rows were seen and rejected.
std::string period(const std::string& csv)
{
    const std::string read = readTable(csv);
    const auto begin = read.find(", ") + 2;
    const auto of = read.find(", as of");
    const auto seen = read.find(", ", of + 2);
    return of == std::string::npos
        ? read
        : read.substr(begin, of - begin) + read.substr(seen, read.find('\n') - seen);
}

} // namespace

TEST(OddTables, MayBeSortedNewestFirst)
{
    EXPECT_EQ(period(kHistory + "March 2,3\nMarch 1,2\nFebruary 28,1\n"),
        "2026-02-28..2026-03-02, 3 seen, 0 rejected");
    EXPECT_THAT(readTable(kHistory + "January 1,3\nDecember 31,2\nDecember 30,1\n"),
        HasSubstr("2025-12-30: ? ? ? ? ?, 1 followers\n2025-12-31: ? ? ? ? ?, 2 followers\n"
                  "2026-01-01: ? ? ? ? ?, 3 followers\n"));
    EXPECT_EQ(period(kHistory + "2026-03-03,3\n2026-03-02,2\n2026-03-01,1\n"),
        "2026-03-01..2026-03-03, 3 seen, 0 rejected");
}

TEST(OddTables, MayBeSortedByTheirViews)
{
    EXPECT_THAT(readTable(kOverview
                    + "January 2,900,1,1,1,1\nDecember 30,500,1,1,1,1\n"
                      "January 1,70,1,1,1,1\nDecember 31,3,1,1,1,1\n"),
        AllOf(StartsWith("(nobody), 2025-12-30..2026-01-02, as of 2026-01-02T00:00:00Z, 4 seen, 0 "
                         "rejected\n2025-12-30: 500"),
            HasSubstr("2026-01-02: 900")));
}

TEST(OddTables, MayRepeatDays)
{
    EXPECT_THAT(readTable(kHistory + "March 1,1\nMarch 2,2\nMarch 2,5\nMarch 3,3\n"),
        AllOf(HasSubstr("4 seen, 0 rejected\n"), HasSubstr("2026-03-02: ? ? ? ? ?, 2 followers\n"),
            HasSubstr("line 4: 2026-03-02 is listed twice; the first counts\n")));
    // Two downloads, one pasted below the other.
    EXPECT_THAT(
        readTable(kHistory + "March 1,1\nMarch 2,2\n" + kHistory + "March 2,2\nMarch 3,3\n"),
        AllOf(HasSubstr("2026-03-01..2026-03-03"), HasSubstr("4 seen, 0 rejected\n"),
            HasSubstr("line 4: the header again\n"),
            HasSubstr("line 5: 2026-03-02 is listed twice; the first counts\n")));
    EXPECT_THAT(readTable(kHistory + "2026-03-01,1\n2026-03-01,9\n"),
        AllOf(HasSubstr("2 seen, 0 rejected\n2026-03-01: ? ? ? ? ?, 1 followers\n"),
            HasSubstr("listed twice")));
}

TEST(OddTables, MayHoldDaysOfTheFuture)
{
    EXPECT_THAT(readTable(kHistory + "2026-03-14,1\n2026-03-16,2\n2026-03-17,3\n2031-01-01,4\n"),
        AllOf(HasSubstr("2026-03-14..2026-03-16"), HasSubstr("4 seen, 2 rejected\n"),
            HasSubstr("line 4: 2026-03-17 lies in the future\n"),
            HasSubstr("line 5: 2031-01-01 lies in the future\n")))
        << "the account's day may be ahead by one";
    EXPECT_EQ(readTable(kHistory + "2026-05-14,1\n"),
        "notAnExport: all of the table's days lie in the future");
}

TEST(OddTables, MayHaveTotalsEmptyRowsAndWordsBelow)
{
    EXPECT_EQ(readTable(kHistory
                  + "\n,\nMarch 1,1\n , \n\"\",\"\"\nMarch 2,2\nTotal,3\n,,,\n"
                    "Made with a spreadsheet\n"),
        "(nobody), 2026-03-01..2026-03-02, as of 2026-03-02T00:00:00Z, 5 seen, 3 rejected\n"
        "2026-03-01: ? ? ? ? ?, 1 followers\n2026-03-02: ? ? ? ? ?, 2 followers\n"
        "note: The file gives no year; its days were taken to be 2026-03-01 to 2026-03-02.\n"
        "line 5: unreadable date \" \"\nline 8: unreadable date \"Total\"\n"
        "line 10: unreadable date \"Made with a spreadsheet\"\n");
}

TEST(OddTables, MayHoldAnotherTableBelow)
{
    EXPECT_THAT(readTable(kOverview
                    + "2026-03-01,1,1,1,1,1\nDate,Followers\n2026-03-01,812\n"
                      "2026-03-02,813\n"),
        AllOf(HasSubstr("2026-03-01..2026-03-01"), HasSubstr("3 seen, 2 rejected\n"),
            HasSubstr("line 3: another table begins here; its rows, 2, were not read\n"),
            Not(HasSubstr("812"))));
}

TEST(OddTables, MayHaveUnknownColumnsAndOddHeaders)
{
    EXPECT_THAT(readTable(" DATE ,Mood,video_views,,Likes\n2026-03-01,good,12,,3\n"),
        AllOf(HasSubstr("2026-03-01: 12 ? 3 ? ?, ? followers\n"),
            HasSubstr("note: Columns that were not read: Mood.\n")));
    EXPECT_THAT(readTable("Date,a,b,c,d,e,f,g,h,Followers\n2026-03-01,1,2,3,4,5,6,7,8,9\n"),
        AllOf(HasSubstr("9 followers"),
            HasSubstr("Columns that were not read: a, b, c, d, e, f and 2 more.\n")));
    EXPECT_THAT(readTable("Date,Followers,Followers\n2026-03-01,1,2\n"), HasSubstr("1 followers"));
}

TEST(OddTables, OfPersonsAreNoFollowerHistory)
{
    EXPECT_THAT(readTable("date,username,followers\n2026-03-01,ben,12\n"),
        Not(HasSubstr("12 followers\n2")));
    EXPECT_THAT(readTable("date,username,followers\n2026-03-01,ben,12\n"), HasSubstr("ben"));
}

TEST(OddTables, KnowTheCellsThatMeanNoData)
{
    for (const std::string none :
        { "N/A", "n/a", "-", "--", "–", "—", "NaN", "NAN", "null", "", "undefined" })
        EXPECT_EQ(readTable(kHistory + "2026-03-01," + none + "\n"),
            "(nobody), 2026-03-01..2026-03-01, as of 2026-03-01T00:00:00Z, 1 seen, 0 rejected\n"
            "2026-03-01: ? ? ? ? ?, ? followers\n")
            << none;
}

TEST(OddTables, ReportPercentsAndFractionsWhereCountsBelong)
{
    for (const std::string cell : { "61%", "0.5", "1.5K", "#REF!", "=1+1" })
        EXPECT_THAT(readTable(kHistory + "2026-03-01," + cell + "\n"),
            AllOf(HasSubstr("? followers\n"),
                HasSubstr("line 2, cell 2: \"" + cell + "\" is no number\n")));
}

TEST(OddTables, MayBePartedBySemicolonsWithQuotesAndThousands)
{
    EXPECT_THAT(readTable("Date;Followers\n\"March 1\";\"5,431\"\n\"March 2\";5432\n"),
        AllOf(HasSubstr("5431 followers"), HasSubstr("5432 followers"),
            HasSubstr("parted by semicolons")));
}

TEST(OddTables, MayBeSavedBySpreadsheetPrograms)
{
    EXPECT_EQ(period(kHistory + "28-Feb,1\n1-Mar,2\n2-Mar,3\n"),
        "2026-02-28..2026-03-02, 3 seen, 0 rejected");
    EXPECT_EQ(period(kHistory + "28-Feb-24,1\n29-Feb-24,2\n"),
        "2024-02-28..2024-02-29, 2 seen, 0 rejected");
    EXPECT_EQ(
        period(kHistory + "28. Feb,1\n01. März,2\n"), "2026-02-28..2026-03-01, 2 seen, 0 rejected");
}

TEST(OddTables, OfYearlessDaysCrossNewYearAndTheLeapDay)
{
    EXPECT_EQ(period(kHistory + "December 31,1\nJanuary 1,2\n"),
        "2025-12-31..2026-01-01, 2 seen, 0 rejected");
    EXPECT_EQ(period(kHistory + "March 1,3\nFebruary 29,2\nFebruary 28,1\n"),
        "2024-02-28..2024-03-01, 3 seen, 0 rejected")
        << "newest first";
    std::string year = kHistory;
    for (Day day = *parseDay("2025-03-15"); day < *parseDay("2026-03-15");
         day += std::chrono::days(1))
        year += fmt::format(
            "{}. kuu,1\n", static_cast<unsigned>(std::chrono::year_month_day(day).day()));
    EXPECT_EQ(period(year), "2025-03-15..2026-03-14, 365 seen, 0 rejected");
}

TEST(OddTables, AskForTheDayWhereOnlyItSettlesTheMonth)
{
    std::string csv = kHistory;
    for (int day = 5; day <= 11; ++day)
        csv += fmt::format("{}. kuu,1\n", day);
    EXPECT_EQ(readTable(csv),
        "ambiguous: its months are in an unknown language; the last day may be 2026-02-11 or "
        "2026-03-11");
    TableReader reader;
    reader.feed(csv);
    reader.finish();
    Staged staged;
    PeriodHint hint;
    hint.latest = *parseDay("2026-03-15");
    ASSERT_FALSE(reader.stage(staged, hint));
    EXPECT_EQ(reader.question(), Question::when);
    TableReader again;
    again.feed(csv);
    again.finish();
    hint.asked = *parseDay("2026-02-12");
    ASSERT_TRUE(again.stage(staged, hint));
    EXPECT_EQ(formatDay(*staged.to), "2026-02-11");
}
