#include "core/report/Csv.h"

#include <gtest/gtest.h>

using namespace mutuals;

TEST(Csv, NeverHandsASpreadsheetAFormula)
{
    for (const char* text : { "=1+1", "+1", "-1", "@sum", "\tx", "|cmd", "＝1" })
        EXPECT_NE(csvCell(text).find('\''), std::string::npos) << text;
    EXPECT_EQ(csvCell("ana.clay"), "ana.clay");
}

TEST(Csv, QuotesWhatWouldBreakTheRow)
{
    EXPECT_EQ(csvCell("say \"hi\", twice"), "\"say \"\"hi\"\", twice\"");
    EXPECT_EQ(csvCell("two\nlines"), "\"two\nlines\"");
}

TEST(Csv, ListsTheWorklistForASpreadsheet)
{
    ListItem item;
    item.handle = "ana.clay";
    item.reason = "=kind";
    item.chosenAt = Seconds(std::chrono::sys_days(std::chrono::year(2025) / 1 / 2));
    EXPECT_EQ(worklistCsv({ item }),
        "\xef\xbb\xbfhandle,profile,chosen,ticked off,seen in Following,still follows "
        "you,reason\r\n"
        "ana.clay,https://www.tiktok.com/@ana.clay,2025-01-02,,,yes,'=kind\r\n");
}
