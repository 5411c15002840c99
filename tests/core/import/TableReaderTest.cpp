#include "tests/core/import/ReadTable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

const std::string kHeader = "Date,Followers\n";
const std::string kDay = "2026-01-05: ? ? ? ? ?, 12 followers\n";

} // namespace

TEST(TableReader, FindsItsHeaderBelowWhatAToolWritesAboutTheTable)
{
    std::string above = "Now,2026-01-06\nPost URL,x\n\n,,\n";
    while (std::count(above.begin(), above.end(), '\n') < 31)
        above += "Comments,5\n";
    EXPECT_THAT(readTable(above + kHeader + "2026-01-05,12\nx,13\n"),
        AllOf(HasSubstr("2 seen, 1 rejected\n" + kDay), HasSubstr("line 34: unreadable date")))
        << "the 30th row that is not empty";
    EXPECT_EQ(readTable(above + "Comments,5\n" + kHeader + "2026-01-05,12\n"),
        "ambiguous: a table with the columns Post URL, x");
}

TEST(TableReader, PassesOverAHeaderThatComesAgain)
{
    EXPECT_EQ(readTable(kHeader + "2026-01-05,12\n" + kHeader + "2026-01-06,13\n"),
        "(nobody), 2026-01-05..2026-01-06, as of 2026-01-06T00:00:00Z, 2 seen, 0 rejected\n" + kDay
            + "2026-01-06: ? ? ? ? ?, 13 followers\nline 3: the header again\n");
}

TEST(TableReader, SaysWhatPartsTheCellsWhereItIsNoComma)
{
    const auto parted = [](char by) {
        return readTable(fmt::format("Date{0}Followers\n2026-01-05{0}12\n", by));
    };
    EXPECT_THAT(parted(','), AllOf(HasSubstr(kDay), Not(HasSubstr("parted"))));
    EXPECT_THAT(parted(';'), HasSubstr(kDay + "note: The cells are parted by semicolons.\n"));
    EXPECT_THAT(parted('\t'), HasSubstr(kDay + "note: The cells are parted by tabs.\n"));
    EXPECT_THAT(readTable("sep=|\nDate|Followers\n2026-01-05|12\n"),
        HasSubstr(kDay + "note: The cells are parted by \"|\".\n"));
}

TEST(TableReader, NamesTheRowOfASpreadsheetAndItsSheet)
{
    TableReader reader;
    TableRow row;
    row.unit = "row";
    row.sheet = "Followers";
    row.number = 3;
    row.cells = { "Date", "Followers" };
    reader.take(row);
    row.number = 5;
    row.cells = { "yesterday", "12" };
    reader.take(row);
    row.number = 6;
    row.cells = { "2026-01-05", "12" };
    reader.take(row);
    Staged staged;
    PeriodHint hint;
    hint.latest = *parseDay("2026-03-15");
    ASSERT_TRUE(reader.stage(staged, hint));
    EXPECT_THAT(text(staged),
        AllOf(HasSubstr(kDay), HasSubstr("sheet Followers, row 5: unreadable date \"yesterday\""),
            Not(HasSubstr("parted"))));
    row.sheet = {};
    EXPECT_EQ(row.place(), "row 6");
}
